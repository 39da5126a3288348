package org.servletbench.harness.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.servletbench.harness.model.Outcome;

/**
 * Records each event, in the event loop, in the second in which it happens. Full seconds go to the
 * writer. It allocates nothing per request.
 */
final class Recorder {
  /** One second is filled, one is written, and two cover a slow disk. */
  private static final int SECONDS = 4;

  private static final int MAX_MESSAGES = 8;

  /** Seconds for the writer. */
  final BlockingQueue<Second> finished = new ArrayBlockingQueue<>(SECONDS + 1);

  /** Seconds that the writer has handed back. */
  final BlockingQueue<Second> free = new ArrayBlockingQueue<>(SECONDS + 1);

  private final long timeoutNanos;
  private final long[] measured = new long[Outcome.values().length];
  private final List<String> otherMessages = new ArrayList<>();
  private final StageNames stageNames = new StageNames();
  private final Second afterTheEnd = new Second(stageNames);
  private Second second = new Second(stageNames);
  private Schedule schedule;
  private long settleStart = Pacer.NEVER;
  private long measureStart = Pacer.NEVER;
  private long secondEnd = Pacer.NEVER;
  private long measuredSent;
  private long measuredReused;
  private long opened;
  private long connectFailures;
  private long portShortages;
  private long strayCloses;
  private long strayBytes;
  private long untold;
  private long overlapping;

  Recorder(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
    for (int i = 1; i < SECONDS; i++) {
      free.add(new Second(stageNames));
    }
  }

  /** Starts the seconds; what was recorded before belongs to the first. */
  void start(Schedule first, long now) {
    number(first, first.secondOf(now));
    secondEnd = first.startOfSecond(second.index + 1);
  }

  /** Renumbers the seconds from the current one on; their beginnings stay the same. */
  void reschedule(Schedule fixed) {
    number(fixed, fixed.secondOf(second.startNanos()));
  }

  private void number(Schedule current, long index) {
    schedule = current;
    settleStart = current.settleStartNanos();
    measureStart = current.measureStartNanos();
    second.schedule = current;
    second.index = index;
  }

  long secondEnd() {
    return secondEnd;
  }

  /** Closes the current second if it is over, with the gauges of its end. */
  void roll(long now, Connections connections) {
    if (now >= secondEnd) {
      long index = schedule.secondOf(now);
      Second next = free.poll();
      if (next != null) { // else the writer is seconds behind, and this second grows longer
        handOver(secondEnd, false, connections);
        second = next;
        number(schedule, index);
      }
      secondEnd = schedule.startOfSecond(index + 1);
    }
  }

  /** Closes the last second; what happens after that is not recorded. */
  void finish(long now, Connections connections) {
    measureStart = Pacer.NEVER; // no slot counts any more
    secondEnd = Pacer.NEVER;
    handOver(now, true, connections);
    second = afterTheEnd;
  }

  private void handOver(long end, boolean last, Connections connections) {
    second.endNanos = end;
    second.last = last;
    second.inFlight = connections.inFlight();
    second.waiting = connections.waiting();
    second.open = connections.open();
    finished.add(second);
  }

  void takenUp(long lag) {
    second.takenUp++;
    Second.record(second.lag, lag);
  }

  void waits() {
    second.waited++;
  }

  void sent(long slot, boolean reused) {
    int again = reused ? 1 : 0;
    second.sent++;
    second.reused += again;
    if (slot >= measureStart) {
      measuredSent++;
      measuredReused += again;
    }
  }

  void waited(long nanos) {
    Second.record(second.wait, nanos);
  }

  void firstByte(long slot, long nanos) {
    if (!isApart(slot)) {
      Second.record(second.firstByte, nanos);
    }
  }

  /**
   * Whether a request ends in MEASURE that was sent before it, although the measured load has run
   * in between: those of MEASURE are the ones whose slot is in it.
   */
  private boolean isApart(long slot) {
    return slot < measureStart && settleStart < measureStart && second.index >= 0;
  }

  void connected(long nanos) {
    opened++;
    second.opened++;
    Second.record(second.connect, nanos);
  }

  /** Records the TLS handshake, which follows the TCP connection. */
  void secured(long nanos) {
    second.tls(nanos);
  }

  /** Counts a connection for which the kernel had no local port. */
  void noLocalPort() {
    portShortages++;
  }

  void connectFailed() {
    connectFailures++;
  }

  /** Records the end of a request that was sent. */
  void answered(Outcome outcome, long slot, long sent, long now) {
    boolean capped = outcome.isTimeout();
    long felt = capped ? timeoutNanos : now - slot;
    if (!isApart(slot)) {
      second.served(outcome, capped ? timeoutNanos : now - sent);
    }
    ended(outcome, slot, felt);
  }

  /** Makes the reader of Server-Timing for one connection. */
  ServerTiming newServerTiming() {
    return new ServerTiming(stageNames);
  }

  /** Records the stages of a good answer, as far as the server reported them. */
  void stages(ServerTiming timing, long slot, long now) {
    if (isApart(slot)) {
      return;
    }
    long outside = second.stages(timing, now - slot);
    if (slot >= measureStart) {
      untold += timing.isEmpty() ? 1 : 0;
      overlapping += outside < 0 ? 1 : 0;
    }
  }

  /** Records the end of an arrival that was never sent. */
  void givenUp(Outcome outcome, long slot, long now) {
    boolean capped = outcome.isTimeout();
    long felt = capped ? timeoutNanos : now - slot;
    if (capped && !isApart(slot)) {
      second.served(outcome, timeoutNanos);
    }
    ended(outcome, slot, felt);
  }

  /** Counts an end; apart, a request of the warm-up is no part of the load, and is not counted. */
  private void ended(Outcome outcome, long slot, long felt) {
    if (!isApart(slot)) {
      second.felt(outcome, felt);
    } else if (slot >= settleStart) {
      second.earlier(outcome, felt);
    }
    if (slot >= measureStart) {
      measured[outcome.ordinal()]++;
    }
  }

  /** Keeps why something failed, if that was in MEASURE: at its slot, or now if it has none. */
  void other(long at, String message) {
    if (at >= measureStart
        && otherMessages.size() < MAX_MESSAGES
        && !otherMessages.contains(message)) {
      otherMessages.add(message);
    }
  }

  /** Counts an idle connection that the peer closed. */
  void strayClose() {
    strayCloses++;
  }

  /** Counts an idle connection on which the peer sent something. */
  void strayBytes() {
    strayBytes++;
  }

  /** Returns the totals of the run, after its end. */
  Totals totals() {
    return new Totals(
        measuredSent,
        measuredReused,
        measured.clone(),
        opened,
        connectFailures,
        portShortages,
        strayCloses,
        strayBytes,
        List.copyOf(otherMessages),
        new Totals.Stages(
            stageNames.all(),
            untold,
            overlapping,
            stageNames.beyond(),
            stageNames.malformedMetrics()));
  }
}
