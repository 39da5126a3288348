package org.servletbench.harness.model;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;

/**
 * Intended times of arrivals, one after the other, in nanoseconds from the start of a window. It
 * allocates nothing per arrival.
 */
public final class Slots {
  /** In place of a slot: there is none left. */
  public static final long NONE = Long.MAX_VALUE;

  /** Floating point must not add an arrival to 100/s x 12 s, in arrivals. */
  static final double ROUNDING = 1e-6;

  private final DoubleUnaryOperator secondOf;
  private final double windowSeconds;
  private long n;

  private Slots(DoubleUnaryOperator secondOf, double windowSeconds) {
    this.secondOf = secondOf;
    this.windowSeconds = windowSeconds;
  }

  /**
   * Those inside a window, its end excluded.
   *
   * @param secondOf when the n-th arrival is due, from 0; asked once for each n, in order
   */
  static Slots inverse(DoubleUnaryOperator secondOf, Duration window) {
    return new Slots(secondOf, window.toNanos() / 1e9);
  }

  /** The next slot, never before the last one; {@link #NONE} after the last. */
  public long next() {
    double seconds = secondOf.applyAsDouble(n);
    // An arrival that rounding has put a hair before the end belongs to the next window.
    if (!(seconds < windowSeconds * (1 - 1e-12) - 1e-9)) {
      return NONE;
    }
    n++;
    return Math.round(seconds * 1e9);
  }

  /** How many are left, counted by taking them. */
  public int count() {
    int count = 0;
    while (next() != NONE) {
      count++;
    }
    return count;
  }
}
