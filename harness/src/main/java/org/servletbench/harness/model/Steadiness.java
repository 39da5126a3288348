package org.servletbench.harness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Judges whether a target under constant load has become steady: for {@value #SECONDS} seconds its
 * compiler has almost nothing to do, and the medians of the seconds are alike. The same judgement
 * ends a warm-up and later finds from the raw files when that was.
 *
 * @param sinceMillis start of the first steady stretch, milliseconds since 1970; empty if there is
 *     none
 * @param evidence findings in that stretch, or else in the last one, in words
 */
public record Steadiness(OptionalLong sinceMillis, String evidence) {
  /** The length of a stretch, seconds. */
  public static final int SECONDS = 10;

  /** The largest CPU time of the compiler's threads in a stretch, as a share of one core. */
  public static final double COMPILER_SHARE = 0.05;

  /** The largest difference of two medians in a stretch, relative to the least of them. */
  static final double MEDIAN_SHARE = 0.02;

  /** The same in milliseconds; the larger of both applies. */
  static final double MEDIAN_MILLIS = 1;

  /** The share of its arrivals that a second at the full rate has; one may fall into the next. */
  private static final double FULL_RATE = 0.99;

  private static boolean isAt(double ratePerSecond, double offered) {
    return offered >= FULL_RATE * ratePerSecond - 1 && offered <= ratePerSecond / FULL_RATE + 1;
  }

  private static final long SECOND_MILLIS = 1000;

  /**
   * Judges a warm-up.
   *
   * @param ratePerSecond full rate of the warm-up
   * @param warmUp seconds of the warm-up so far, in order; those at another rate do not count
   * @param readings readings of the trial, in the order of time
   */
  public static Steadiness of(
      double ratePerSecond, List<Recording.Second> warmUp, List<Reading> readings) {
    List<Reading> compiler =
        readings.stream().filter(each -> each.process().equals(Reading.COMPILER)).toList();
    List<Recording.Second> stretch = new ArrayList<>();
    String last = "the full rate was held for less than " + SECONDS + " s";
    for (Recording.Second second : warmUp) {
      if (!isAt(ratePerSecond, second.count("offered"))) {
        stretch.clear();
        continue;
      }
      stretch.add(second);
      if (stretch.size() > SECONDS) {
        stretch.removeFirst();
      }
      if (stretch.size() == SECONDS) {
        Stretch judged = Stretch.of(stretch, compiler);
        last = judged.words();
        if (judged.isSteady()) {
          return new Steadiness(OptionalLong.of(start(stretch.getFirst())), last);
        }
      }
    }
    return new Steadiness(OptionalLong.empty(), last);
  }

  public boolean isReached() {
    return sinceMillis.isPresent();
  }

  private static long start(Recording.Second second) {
    return second.count("epoch_ms");
  }

  /**
   * Consecutive seconds at the full rate.
   *
   * @param compilerShare compiler's share of a core; empty if the target has no compiler threads,
   *     NaN if the readings do not cover the stretch
   * @param least least median, milliseconds @param most greatest median, milliseconds
   */
  private record Stretch(OptionalDouble compilerShare, double least, double most) {
    static Stretch of(List<Recording.Second> seconds, List<Reading> compiler) {
      double least = Double.MAX_VALUE;
      double most = 0;
      for (Recording.Second second : seconds) {
        double median = second.count(Recording.Second.MEDIAN_MICROS) / 1e3;
        // A second without a good answer has no median.
        least = Math.min(least, median == 0 ? 0 : median);
        most = Math.max(most, median == 0 ? Double.MAX_VALUE : median);
      }
      return new Stretch(
          share(start(seconds.getFirst()), start(seconds.getLast()) + SECOND_MILLIS, compiler),
          least,
          most);
    }

    /** Returns the compiler's share of a core between the readings closest around a stretch. */
    private static OptionalDouble share(long from, long to, List<Reading> compiler) {
      if (compiler.isEmpty()) {
        return OptionalDouble.empty();
      }
      ProcessReading before = null;
      for (Reading reading : compiler) {
        if (reading.use().epochMillis() <= from) {
          before = reading.use();
        } else if (before != null && reading.use().epochMillis() >= to) {
          return OptionalDouble.of(
              (reading.use().cpuNanos() - before.cpuNanos())
                  / 1e6
                  / (reading.use().epochMillis() - before.epochMillis()));
        }
      }
      return OptionalDouble.of(Double.NaN);
    }

    boolean isSteady() {
      return compilerShare.orElse(0) <= COMPILER_SHARE
          && most - least <= Math.max(MEDIAN_MILLIS, MEDIAN_SHARE * least);
    }

    String words() {
      String medians =
          least == 0
              ? "a second had no good answer"
              : Text.of("the medians of the seconds were %.1f to %.1f ms", least, most);
      return compilerShare.isEmpty()
          ? medians
          : Double.isNaN(compilerShare.getAsDouble())
              ? medians + ", and the compiler was not read"
              : Text.of(
                  "the compiler used %.3f of a core (at most %.2f) and %s",
                  compilerShare.getAsDouble(), COMPILER_SHARE, medians);
    }
  }
}
