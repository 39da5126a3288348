package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Objects;

/** The shape of the load. */
public sealed interface Load {
  /** Returns how long a client waits before the request counts as a timeout. */
  Duration timeout();

  /** Returns the length of MEASURE. */
  Duration duration();

  /** Whether the load stays the same all along, so that a target can settle under it. */
  default boolean staysConstant() {
    return switch (this) {
      case Open open ->
          switch (open.arrivals()) {
            case Arrivals.Even even -> true;
            case Arrivals.Poisson poisson -> true;
            case Arrivals.Ramp ramp -> false;
            case Arrivals.Steps steps -> false;
            case Arrivals.Burst burst -> false;
          };
      case Closed closed -> true;
    };
  }

  /**
   * Arrivals on a schedule that does not depend on the answers.
   *
   * @param arrivals rate and spread of the arrivals
   */
  record Open(Arrivals arrivals, Duration duration, Duration timeout) implements Load {
    static final int MAX_REQUESTS = 50_000_000;

    public Open {
      Objects.requireNonNull(arrivals);
      requirePositive(duration, "load.duration");
      requirePositive(timeout, "load.timeout");
      double expected = arrivals.ratePerSecond() * seconds(duration);
      if (expected < 1) {
        throw new IllegalArgumentException(
            Text.of(
                "load: there is no arrival in %s s at %s/s: raise load.rate or load.duration",
                seconds(duration), arrivals.ratePerSecond()));
      }
      if (expected > MAX_REQUESTS) {
        throw new IllegalArgumentException(
            "load: more than " + MAX_REQUESTS + " arrivals: lower load.rate or load.duration");
      }
    }

    /** Makes a load with one arrival every 1/rate. */
    public static Open even(double ratePerSecond, Duration duration, Duration timeout) {
      return new Open(new Arrivals.Even(ratePerSecond), duration, timeout);
    }

    /** Returns the mean rate over MEASURE, arrivals per second. */
    public double ratePerSecond() {
      return arrivals.ratePerSecond();
    }

    /** Counts the arrivals in MEASURE, whose slots lie before its end. */
    public int requests() {
      return arrivals.over(duration).count();
    }
  }

  /**
   * Clients, each of which sends its next request after the answer to its last.
   *
   * @param connections number of clients
   * @param thinkTime silence of a client between an answer and its next request; may be 0
   * @param cycle least time between two requests of a client, 0 for none; a server that keeps up
   *     gets connections / cycle requests per second, a slower one gets fewer
   * @param spread time over which the clients send their first requests, one after another; 0 for
   *     all at once; null, as in older runs, means 0; no longer than the window or a cycle
   */
  record Closed(
      int connections,
      Duration thinkTime,
      Duration cycle,
      Duration spread,
      Duration duration,
      Duration timeout)
      implements Load {
    private static final int MAX_CONNECTIONS = 100_000;

    public Closed {
      requirePositive(duration, "load.duration");
      requirePositive(timeout, "load.timeout");
      Range.require(connections, 1, MAX_CONNECTIONS, "load.connections");
      spread = Objects.requireNonNullElse(spread, Duration.ZERO);
      if (thinkTime.isNegative() || cycle.isNegative()) {
        throw new IllegalArgumentException("load.think-time and load.rate must not be negative");
      }
      if (spread.isNegative() || spread.compareTo(duration) > 0 && spread.compareTo(cycle) > 0) {
        throw new IllegalArgumentException("load.spread must be within 0 and load.duration");
      }
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void requirePositive(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than 0");
    }
  }
}
