package org.servletbench.harness.engine;

import java.util.List;
import org.servletbench.harness.model.Slots;

/** Produces arrivals on a schedule that does not depend on the answers. */
final class OpenArrivals implements ArrivalSource {
  /**
   * A phase: its slots and the instant that they count from.
   *
   * @param startNanos start on the clock of nanoTime; that of the measured load may still change
   * @param isMeasure whether it is the measured load
   */
  record Phase(Slots slots, long startNanos, boolean isMeasure) {}

  private final List<Phase> phases;
  private int current;
  private Slots slots;
  private long start;
  private boolean measures;
  private long due = Pacer.NEVER;

  /** The end of the warm-up; unknown until the schedule is fixed or changed. */
  private long warmUpEnd = Pacer.NEVER;

  private long settleStart = Pacer.NEVER;
  private long measureEnd = Pacer.NEVER;

  OpenArrivals(List<Phase> phases) {
    this.phases = List.copyOf(phases);
    if (!phases.isEmpty()) {
      enter(0);
      advance();
    }
  }

  @Override
  public long due() {
    return due;
  }

  @Override
  public int take() {
    advance();
    return NO_CLIENT;
  }

  @Override
  public void ended(int client, long now) {
    // The next arrival does not depend on the end of this one.
  }

  @Override
  public void reschedule(Schedule fixed) {
    warmUpEnd = fixed.warmUpEndNanos();
    settleStart = fixed.settleStartNanos();
    measureEnd = fixed.measureEndNanos();
    if (due == Pacer.NEVER) {
      return;
    }
    if (measures) {
      due += settleStart - start;
      start = settleStart;
      due = due >= measureEnd ? Pacer.NEVER : due;
    } else if (due >= warmUpEnd) {
      advance();
    }
  }

  private void advance() {
    long slot = slots.next();
    while (isOver(slot) && current < phases.size() - 1) {
      enter(current + 1);
      slot = slots.next();
    }
    due = isOver(slot) ? Pacer.NEVER : start + slot;
  }

  private boolean isOver(long slot) {
    return slot == Slots.NONE || start + slot >= (measures ? measureEnd : warmUpEnd);
  }

  private void enter(int phase) {
    current = phase;
    slots = phases.get(phase).slots();
    measures = phases.get(phase).isMeasure();
    start = measures && settleStart != Pacer.NEVER ? settleStart : phases.get(phase).startNanos();
  }
}
