package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Objects;

/** The shape of the load. */
public sealed interface Load {
  /** How long a client waits for an answer before it counts as a timeout. */
  Duration timeout();

  /** Length of MEASURE. */
  Duration duration();

  /**
   * Arrivals at a given rate, whatever the answers do.
   *
   * @param ratePerSecond arrivals per second, positive
   * @param arrivals how they are spread
   */
  record Open(double ratePerSecond, Arrivals arrivals, Duration duration, Duration timeout)
      implements Load {
    private static final int MAX_REQUESTS = 10_000_000;

    /** Floating point must not add an arrival to 100/s x 12 s. */
    private static final double ROUNDING = 1e-6;

    public Open {
      requirePositive(ratePerSecond, "load.rate");
      Objects.requireNonNull(arrivals);
      requirePositive(duration, "load.duration");
      requirePositive(timeout, "load.timeout");
      if (ratePerSecond * seconds(duration) < 1) {
        throw new IllegalArgumentException(
            "load: not one arrival in " + seconds(duration) + " s at " + ratePerSecond + "/s");
      }
      if (ratePerSecond * seconds(duration) > MAX_REQUESTS) {
        throw new IllegalArgumentException(
            "load: more than " + MAX_REQUESTS + " arrivals: lower load.rate or load.duration");
      }
    }

    /** Number of arrivals in MEASURE: those whose slot lies before its end. */
    public int requests() {
      return (int) Math.ceil(ratePerSecond * seconds(duration) - ROUNDING);
    }

    /** Slot of arrival {@code n} (from 0), in milliseconds from the start of MEASURE. */
    public double slotMillis(int n) {
      return n * 1000.0 / ratePerSecond;
    }
  }

  /** How the arrivals of an open load are spread over time. */
  enum Arrivals {
    EVEN
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void requirePositive(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than 0");
    }
  }

  private static void requirePositive(double value, String name) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be greater than 0, not " + value);
    }
  }
}
