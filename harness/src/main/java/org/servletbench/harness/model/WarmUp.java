package org.servletbench.harness.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Load ahead of MEASURE, from the same generator process; never scaled and not measured.
 *
 * @param ratePerSecond arrivals per second
 * @param duration how long; at most so long where it ends once the target is steady
 * @param delay the downstream delay it asks for; short where the warm-up has a fixed length, so
 *     that nothing is left in flight
 * @param untilSteady how it begins where it ends once the target is steady
 */
public record WarmUp(
    double ratePerSecond, Duration duration, Duration delay, Optional<Ramp> untilSteady) {
  /** Silence between the warm-up's last arrival and MEASURE: in it the counters are read. */
  public static final Duration PAUSE = Duration.ofSeconds(2);

  /**
   * A rate that grows linearly: from cold, the full one is a pile of requests that is worked off by
   * code that is not compiled yet.
   *
   * @param fromPerSecond rate at its start
   * @param duration until the full rate; 0 for none
   */
  public record Ramp(double fromPerSecond, Duration duration) {
    public Ramp {
      Range.require(fromPerSecond, Arrivals.LEAST_RATE, Arrivals.MOST_RATE, "warm-up.from");
      if (duration.isNegative()) {
        throw new IllegalArgumentException("warm-up.ramp must not be negative");
      }
    }
  }

  public WarmUp {
    String length = untilSteady.isPresent() ? "warm-up.at-most" : "warm-up.duration";
    Range.require(ratePerSecond, Arrivals.LEAST_RATE, Arrivals.MOST_RATE, "warm-up.rate");
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(length + " must be longer than 0");
    }
    if (ratePerSecond * duration.toNanos() / 1e9 > Load.Open.MAX_REQUESTS) {
      throw new IllegalArgumentException(
          Text.of(
              "warm-up: more than %d arrivals: lower warm-up.rate or %s",
              Load.Open.MAX_REQUESTS, length));
    }
    Range.require(delay, Duration.ZERO, Scenario.LONGEST_DELAY, "warm-up.delay");
    if (untilSteady.isPresent()) {
      requireTimeToJudge(duration, untilSteady.get());
    }
  }

  /** One of a fixed length. */
  public WarmUp(double ratePerSecond, Duration duration, Duration delay) {
    this(ratePerSecond, duration, delay, Optional.empty());
  }

  private static void requireTimeToJudge(Duration atMost, Ramp ramp) {
    // The first second at the full rate may begin in the middle of one of the seconds counted.
    Duration least = ramp.duration().plusSeconds(Steadiness.SECONDS + 1);
    if (atMost.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          Text.of(
              "warm-up.at-most must be at least %s: the ramp and the %d s over which a target is"
                  + " judged",
              Units.formatDuration(least), Steadiness.SECONDS));
    }
  }

  /** The same as open loads, one after the other, for a client that gives up after a time. */
  public List<Load.Open> loads(Duration timeout) {
    Duration ramp = untilSteady.map(Ramp::duration).orElse(Duration.ZERO);
    Load.Open full = Load.Open.even(ratePerSecond, duration.minus(ramp), timeout);
    return ramp.isZero()
        ? List.of(full)
        : List.of(
            new Load.Open(
                new Arrivals.Ramp(untilSteady.get().fromPerSecond(), ratePerSecond), ramp, timeout),
            full);
  }

  /** Requests that wait for the downstream at once, where the target keeps up. */
  public double inFlight() {
    return ratePerSecond * delay.toNanos() / 1e9;
  }

  /** Number of requests, at most. */
  public int requests() {
    return (int) Math.round(ratePerSecond * duration.toNanos() / 1e9);
  }

  /**
   * Silence ahead of MEASURE. A warm-up until the target is steady asks for delays as long as those
   * of MEASURE, and the answers must be there before the counters are read.
   */
  public Duration pause() {
    return untilSteady.isPresent() ? PAUSE.plus(delay) : PAUSE;
  }

  /** From the warm-up's first arrival to that of MEASURE, at most. */
  public Duration untilMeasure() {
    return duration.plus(pause());
  }
}
