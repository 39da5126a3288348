package org.servletbench.harness.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * The median of one sample divided by the median of its base.
 *
 * @param value other divided by base; empty where the base's median is 0
 * @param low lower end of the 95 % interval; empty below 6 values on either side, and where the
 *     base is 0 so often that the interval has no upper end
 * @param high upper end of the interval
 * @param n number of values of the smaller side, one per launch; at least 1
 */
public record Ratio(OptionalDouble value, OptionalDouble low, OptionalDouble high, int n) {
  /**
   * The number of resamples. With 9,999 the ends are order statistics, of ranks (9,999 + 1) x 2.5 %
   * and x 97.5 %.
   */
  static final int RESAMPLES = 9_999;

  private static final int TAIL = (RESAMPLES + 1) / 40;

  /**
   * @throws IllegalArgumentException for an interval with only one end, or one without a value
   */
  public Ratio {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, not " + n);
    }
    if (value.isEmpty() && low.isPresent()) {
      throw new IllegalArgumentException("a ratio without a value has no interval");
    }
    Values.requireInterval(low, high);
  }

  /**
   * Computes the ratio of medians with a percentile-bootstrap interval. Each side is resampled on
   * its own, with replacement; the unit is a launch. Source: A. C. Davison and D. V. Hinkley,
   * Bootstrap Methods and their Application (1997), sections 3.2 and 5.3.1. A resampled base of 0
   * counts as an infinite ratio.
   *
   * @param base values of the base, none negative, one per launch, in any order
   * @param other values to compare with the base, likewise
   * @param seed seed of the resampling; the same seed and values give the same interval on every
   *     JDK
   * @throws IllegalArgumentException if a side is empty, or holds a negative or non-finite value
   */
  public static Ratio of(double[] base, double[] other, long seed) {
    double[] from = Values.nonNegative(base, "base");
    double[] to = Values.nonNegative(other, "other");
    int n = Math.min(from.length, to.length);
    double baseMedian = Values.medianOfSorted(from);
    if (baseMedian == 0) {
      return new Ratio(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), n);
    }
    OptionalDouble value = OptionalDouble.of(Values.medianOfSorted(to) / baseMedian);
    if (n < Values.FEWEST_FOR_INTERVAL) {
      return new Ratio(value, OptionalDouble.empty(), OptionalDouble.empty(), n);
    }
    double[] ratios = resample(from, to, new Random(seed));
    if (Double.isInfinite(ratios[RESAMPLES - TAIL])) {
      return new Ratio(value, OptionalDouble.empty(), OptionalDouble.empty(), n);
    }
    return new Ratio(
        value, OptionalDouble.of(ratios[TAIL - 1]), OptionalDouble.of(ratios[RESAMPLES - TAIL]), n);
  }

  private static double[] resample(double[] base, double[] other, Random random) {
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double from = resampledMedian(base, random);
      double to = resampledMedian(other, random);
      ratios[i] = from == 0 ? Double.POSITIVE_INFINITY : to / from;
    }
    Arrays.sort(ratios);
    return ratios;
  }

  private static double resampledMedian(double[] values, Random random) {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    Arrays.sort(drawn);
    return Values.medianOfSorted(drawn);
  }
}
