package org.servletbench.harness.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The load before MEASURE, from the same generator process: a warm-up, and then the measured load
 * itself until the target has settled under it. It is neither scaled nor measured.
 *
 * @param ratePerSecond arrivals per second
 * @param duration length of the warm-up, or its longest length if it ends once the target is steady
 * @param delay downstream delay that it requests; short in a warm-up of fixed length, so that
 *     nothing is left in flight
 * @param untilSteady ramp of a warm-up that ends once the target is steady; empty for a fixed
 *     length
 * @param settle longest time for which the measured load runs before MEASURE, in whole seconds; 0,
 *     or null as in runs of earlier versions, for a window that begins with nothing in flight
 */
public record WarmUp(
    double ratePerSecond,
    Duration duration,
    Duration delay,
    Optional<Ramp> untilSteady,
    Duration settle) {
  /** The longest time to settle after a warm-up until steady, if the suite does not say it. */
  public static final Duration USUAL_SETTLE = Duration.ofSeconds(15);

  private static final Duration LONGEST_SETTLE = Duration.ofMinutes(10);

  /** The silence before the measured load, in which the counters are read. */
  public static final Duration PAUSE = Duration.ofSeconds(2);

  /**
   * A rate that grows linearly. At the full rate a cold target would pile up requests and work them
   * off with code that is not compiled yet.
   *
   * @param fromPerSecond rate at the start
   * @param duration time until the full rate; 0 for none
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
    settle = settle == null ? Duration.ZERO : settle;
    Range.require(settle, Duration.ZERO, LONGEST_SETTLE, "warm-up.settle");
    if (settle.toNanosPart() != 0) {
      throw new IllegalArgumentException("warm-up.settle must be whole seconds");
    }
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
    if (delay.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "warm-up.delay must be whole milliseconds, not " + delay.toNanos() / 1e6 + " ms");
    }
    if (untilSteady.isPresent()) {
      requireTimeToJudge(duration, untilSteady.get());
    }
    Duration ramp = untilSteady.map(Ramp::duration).orElse(Duration.ZERO);
    requireArrival(ratePerSecond, duration.minus(ramp));
    if (!ramp.isZero()) {
      requireArrival((untilSteady.get().fromPerSecond() + ratePerSecond) / 2, ramp);
    }
  }

  /** Makes a warm-up of fixed length, without time to settle. */
  public WarmUp(double ratePerSecond, Duration duration, Duration delay) {
    this(ratePerSecond, duration, delay, Optional.empty(), Duration.ZERO);
  }

  /** Returns the warm-up with another time to settle. */
  public WarmUp settling(Duration atMost) {
    return new WarmUp(ratePerSecond, duration, delay, untilSteady, atMost);
  }

  private static void requireTimeToJudge(Duration atMost, Ramp ramp) {
    // The first second at the full rate may begin in the middle of a counted second.
    Duration least = ramp.duration().plusSeconds(Steadiness.SECONDS + 1);
    if (atMost.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          Text.of(
              "warm-up.at-most must be at least %s: the ramp and the %d s over which a target is"
                  + " judged",
              Units.formatDuration(least), Steadiness.SECONDS));
    }
  }

  /** Refuses what {@link #loads} could not make, in the words of a warm-up. */
  private static void requireArrival(double meanRate, Duration duration) {
    if (meanRate * (duration.toNanos() / 1e9) < 1) {
      throw new IllegalArgumentException(
          Text.of(
              "warm-up: there is no arrival in %s: raise its rate, or make it longer",
              Units.formatDuration(duration)));
    }
  }

  /** Returns the warm-up as successive open loads, for a client that gives up after a timeout. */
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

  /** Returns how many requests wait for the downstream at once if the target keeps up. */
  public double inFlight() {
    return ratePerSecond * delay.toNanos() / 1e9;
  }

  /**
   * Returns the silence before the measured load. A warm-up until steady requests delays as long as
   * those of MEASURE, and its answers must be there before the counters are read.
   */
  public Duration pause() {
    return untilSteady.isPresent() ? PAUSE.plus(delay) : PAUSE;
  }

  /** Returns the longest time from the warm-up's first arrival to that of MEASURE. */
  public Duration untilMeasure() {
    return duration.plus(pause()).plus(settle);
  }
}
