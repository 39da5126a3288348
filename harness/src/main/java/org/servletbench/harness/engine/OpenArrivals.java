package org.servletbench.harness.engine;

import java.util.List;
import org.servletbench.harness.model.Slots;

/** Arrivals on a schedule, whatever the answers do. */
final class OpenArrivals implements ArrivalSource {
  /**
   * Slots and the instant that they count from.
   *
   * @param startNanos on the clock of nanoTime
   */
  record Phase(Slots slots, long startNanos) {}

  private final List<Phase> phases;
  private int current;
  private Slots slots;
  private long start;
  private long due = Pacer.NEVER;

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
    // The next arrival does not depend on it.
  }

  private void advance() {
    long slot = slots.next();
    while (slot == Slots.NONE && current < phases.size() - 1) {
      enter(current + 1);
      slot = slots.next();
    }
    due = slot == Slots.NONE ? Pacer.NEVER : start + slot;
  }

  private void enter(int phase) {
    current = phase;
    slots = phases.get(phase).slots();
    start = phases.get(phase).startNanos();
  }
}
