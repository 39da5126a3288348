package org.servletbench.harness.run;

import java.time.Duration;
import java.util.Optional;

/**
 * Says what is to be read when: the processes at one pace, the app's side door at another or not at
 * all, and with pauses or without. A reading that comes late moves the next one: nothing is caught
 * up.
 */
final class ReadingPace {
  private final long processesNanos;
  private final Optional<Duration> sideDoor;
  private final long pauseNanos;
  private final long startNanos;
  private long nextProcesses;
  private long nextSideDoor;

  /** What is to be read now. */
  record Due(boolean processes, boolean sideDoor) {}

  /**
   * @param processes time between two readings of the processes
   * @param sideDoor time between two readings of the side door; empty for none
   * @param pause for how long the side door is read, and then left alone, in turn; 0 for no pauses
   * @param nanos the time now, at which both are due
   */
  ReadingPace(Duration processes, Optional<Duration> sideDoor, Duration pause, long nanos) {
    this.processesNanos = processes.toNanos();
    this.sideDoor = sideDoor;
    this.pauseNanos = pause.toNanos();
    this.startNanos = nanos;
    this.nextProcesses = nanos;
    this.nextSideDoor = nanos;
  }

  /** Returns what is due at a time, which is then no longer due. */
  Due at(long nanos) {
    Due due =
        new Due(
            nanos - nextProcesses >= 0,
            sideDoor.isPresent() && nanos - nextSideDoor >= 0 && pausedFor(nanos) == 0);
    if (due.processes()) {
      nextProcesses = nanos + processesNanos;
    }
    if (due.sideDoor()) {
      nextSideDoor = nanos + sideDoor.orElseThrow().toNanos();
    }
    return due;
  }

  /** Returns for how long nothing will be due, nanoseconds; 0 if something is. */
  long quietNanos(long nanos) {
    long quiet = nextProcesses - nanos;
    if (sideDoor.isPresent()) {
      quiet = Math.min(quiet, Math.max(nextSideDoor - nanos, pausedFor(nanos)));
    }
    return Math.max(0, quiet);
  }

  /** Returns how long the side door is still left alone, nanoseconds; 0 if it is not. */
  private long pausedFor(long nanos) {
    if (pauseNanos == 0) {
      return 0;
    }
    long turn = (nanos - startNanos) % (2 * pauseNanos);
    return turn < pauseNanos ? 0 : 2 * pauseNanos - turn;
  }
}
