package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Objects;

/** The shape of the load. */
public sealed interface Load {
  /** How long a client waits for an answer before it counts as a timeout. */
  Duration timeout();

  /** Length of MEASURE. */
  Duration duration();

  /** {@code open} or {@code closed}. */
  String label();

  /**
   * Arrivals on a schedule, whatever the answers do.
   *
   * @param arrivals their rate and how they are spread
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
                "load: not one arrival in %s s at %s/s",
                seconds(duration), arrivals.ratePerSecond()));
      }
      if (expected > MAX_REQUESTS) {
        throw new IllegalArgumentException(
            "load: more than " + MAX_REQUESTS + " arrivals: lower load.rate or load.duration");
      }
    }

    /** One arrival each 1/rate. */
    public static Open even(double ratePerSecond, Duration duration, Duration timeout) {
      return new Open(new Arrivals.Even(ratePerSecond), duration, timeout);
    }

    /** Arrivals per second, mean over MEASURE. */
    public double ratePerSecond() {
      return arrivals.ratePerSecond();
    }

    /** Number of arrivals in MEASURE: those whose slot lies before its end. */
    public int requests() {
      return arrivals.over(duration).count();
    }

    @Override
    public String label() {
      return "open";
    }
  }

  /**
   * So many clients, each of which sends its next request after the answer to its last.
   *
   * @param connections number of clients
   * @param thinkTime silence of a client between an answer and its next request; may be 0
   * @param cycle least time between two requests of a client: with it a server that keeps up sees
   *     connections / cycle requests per second, and one that does not sees fewer; 0 for none
   * @param spread over which the clients send their first request, one after another; 0 for all at
   *     once, and null, as in runs from before there was one, is 0
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
      if (spread.isNegative() || spread.compareTo(duration) > 0) {
        throw new IllegalArgumentException("load.spread must be within 0 and load.duration");
      }
      if (thinkTime.isNegative() || cycle.isNegative()) {
        throw new IllegalArgumentException("load.think-time and load.rate must not be negative");
      }
    }

    @Override
    public String label() {
      return "closed";
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
