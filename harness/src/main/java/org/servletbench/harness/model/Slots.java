package org.servletbench.harness.model;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;

/**
 * Produces the intended times of arrivals, in nanoseconds from the start of a window. It allocates
 * nothing per arrival.
 */
public final class Slots {
  /** Stands for "no slot left" in place of a slot. */
  public static final long NONE = Long.MAX_VALUE;

  /** The tolerance, in arrivals: rounding must not add an arrival to 100/s x 12 s. */
  static final double ROUNDING = 1e-6;

  private final DoubleUnaryOperator secondOf;
  private final double windowSeconds;
  private long n;

  private Slots(DoubleUnaryOperator secondOf, double windowSeconds) {
    this.secondOf = secondOf;
    this.windowSeconds = windowSeconds;
  }

  /**
   * Makes the slots inside a window, its end excluded.
   *
   * @param secondOf second at which the n-th arrival, from 0, is due; called once for each n, in
   *     order
   */
  static Slots inverse(DoubleUnaryOperator secondOf, Duration window) {
    return new Slots(secondOf, window.toNanos() / 1e9);
  }

  /** Returns the next slot, never before the previous one; {@link #NONE} after the last. */
  public long next() {
    double seconds = secondOf.applyAsDouble(n);
    // An arrival that rounding put just before the end belongs to the next window.
    if (!(seconds < windowSeconds * (1 - 1e-12) - 1e-9)) {
      return NONE;
    }
    n++;
    return Math.round(seconds * 1e9);
  }

  /** Counts the slots left by taking them. */
  public int count() {
    int count = 0;
    while (next() != NONE) {
      count++;
    }
    return count;
  }
}
