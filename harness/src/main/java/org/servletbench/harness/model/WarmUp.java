package org.servletbench.harness.model;

import java.time.Duration;

/**
 * Load ahead of MEASURE, from the same generator process; never scaled and not measured.
 *
 * @param ratePerSecond arrivals per second
 * @param duration how long
 * @param delay the downstream delay it asks for; short, so that nothing is left in flight
 */
public record WarmUp(double ratePerSecond, Duration duration, Duration delay) {
  /** Silence between the warm-up's last arrival and MEASURE: in it the counters are read. */
  public static final Duration PAUSE = Duration.ofSeconds(2);

  public WarmUp {
    if (!(ratePerSecond > 0)) {
      throw new IllegalArgumentException("warm-up.rate must be greater than 0");
    }
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("warm-up.duration must be longer than 0");
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("warm-up.delay must not be negative");
    }
  }

  /** The same as an open load, for a client that gives up after a time. */
  public Load.Open load(Duration timeout) {
    return Load.Open.even(ratePerSecond, duration, timeout);
  }

  /** Number of requests. */
  public int requests() {
    return (int) Math.round(ratePerSecond * duration.toNanos() / 1e9);
  }

  /** From the warm-up's first arrival to that of MEASURE. */
  public Duration untilMeasure() {
    return duration.plus(PAUSE);
  }
}
