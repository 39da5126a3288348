package org.servletbench.harness.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The ratio of two sides, estimated on the scale of its logarithm, where doubling and halving are
 * equally far from nothing. {@link Holm} turns several of them into words.
 *
 * @param ratio geometric mean of the ratios, or the ratio of the medians without an interval; not
 *     negative
 * @param error standard error of its logarithm; infinite where the values say nothing of their
 *     scatter
 * @param degrees degrees of freedom of the error
 * @param n number of values of the smaller side, one per trial; at least 1
 * @param rankP two-sided p of a test that uses the ranks alone; 1 where the error is infinite
 */
public record LogRatio(double ratio, double error, double degrees, int n, double rankP) {
  /** The fewest values with an interval. */
  public static final int FEWEST = 3;

  /** No interval reaches further, in logarithms: e^650 times any ratio is still a number. */
  private static final double FURTHEST = 650;

  /** An interval of ratios. */
  public record Interval(double low, double high) {}

  /**
   * Compares sides that were measured in pairs, such as the trials of one round: whatever slows a
   * whole round cancels. It is the t interval of the pairs' log ratios, with the signed-rank test
   * beside it. Below {@value #FEWEST} pairs, and where some values are 0, it is the ratio of the
   * medians, without an interval.
   *
   * @param base values of the base, one per pair
   * @param other values of the other side, in the same order
   * @return empty without pairs, or where the base's median is 0
   * @throws IllegalArgumentException for sides of different lengths, and for a value that is
   *     negative or not finite
   */
  public static Optional<LogRatio> paired(double[] base, double[] other) {
    if (base.length != other.length) {
      throw new IllegalArgumentException(
          "pairs need as many values on both sides, not " + base.length + " and " + other.length);
    }
    if (!haveScatter(base, other)) {
      return ofMedians(base, other);
    }
    double[] logs = new double[base.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(other[i] / base[i]);
    }
    double ratio = areEqual(logs) ? other[0] / base[0] : Math.exp(mean(logs));
    double error = Math.sqrt(variance(logs) / logs.length);
    return Optional.of(new LogRatio(ratio, error, logs.length - 1, logs.length, signedRank(logs)));
  }

  /**
   * Compares sides that were measured apart, such as two sessions. It is Welch's t interval of the
   * difference of the mean logarithms, with the Mann-Whitney test beside it; else as {@link
   * #paired}.
   *
   * @return empty without values on a side, or where the base's median is 0
   * @throws IllegalArgumentException for a value that is negative or not finite
   */
  public static Optional<LogRatio> unpaired(double[] base, double[] other) {
    if (!haveScatter(base, other)) {
      return ofMedians(base, other);
    }
    double[] from = Arrays.stream(base).map(Math::log).toArray();
    double[] to = Arrays.stream(other).map(Math::log).toArray();
    double one = variance(from) / from.length;
    double two = variance(to) / to.length;
    double degrees =
        one + two == 0
            ? from.length + to.length - 2
            : (one + two)
                * (one + two)
                / (one * one / (from.length - 1) + two * two / (to.length - 1));
    return Optional.of(
        new LogRatio(
            Math.exp(mean(to) - mean(from)),
            Math.sqrt(one + two),
            degrees,
            Math.min(from.length, to.length),
            mannWhitney(from, to)));
  }

  /** Whether both sides have logarithms, and enough of them to know how they scatter. */
  private static boolean haveScatter(double[] base, double[] other) {
    double[] from = Values.nonNegative(base, "base");
    double[] to = Values.nonNegative(other, "other");
    return Math.min(from.length, to.length) >= FEWEST
        && from[0] > 0
        && (to[0] > 0 || to[to.length - 1] == 0);
  }

  private static Optional<LogRatio> ofMedians(double[] base, double[] other) {
    int n = Math.min(base.length, other.length);
    double from = n == 0 ? 0 : Medians.median(base);
    return from == 0
        ? Optional.empty()
        : Optional.of(
            new LogRatio(Medians.median(other) / from, Double.POSITIVE_INFINITY, 1, n, 1));
  }

  /** Whether anything is known of the error. */
  public boolean hasInterval() {
    return error < Double.POSITIVE_INFINITY;
  }

  /** Returns the two-sided p of the t test of a ratio of 1; 1 without an interval. */
  public double p() {
    if (!hasInterval()) {
      return 1;
    }
    if (error == 0) {
      return ratio == 1 ? 1 : 0;
    }
    return 2 * TDistribution.of(degrees).survivalProbability(Math.abs(Math.log(ratio)) / error);
  }

  /**
   * Returns the interval that excludes 1 exactly if p is below the level.
   *
   * @param level greater than 0, less than 1; 0.05 for a 95 % interval
   */
  public Interval interval(double level) {
    double reach =
        error == 0
            ? 0
            : Math.min(
                FURTHEST, error * TDistribution.of(degrees).inverseSurvivalProbability(level / 2));
    return new Interval(ratio * Math.exp(-reach), ratio * Math.exp(reach));
  }

  /** Among ties it is approximate, and would fall below the least p of so many signs. */
  private static double signedRank(double[] logs) {
    return Arrays.stream(logs).allMatch(log -> log == 0)
        ? 1
        : Math.max(
            2 / Math.pow(2, logs.length),
            WilcoxonSignedRankTest.withDefaults().test(logs).getPValue());
  }

  /** Likewise: no p is below that of the two orders in which the sides do not overlap. */
  private static double mannWhitney(double[] from, double[] to) {
    double orders = 1;
    for (int i = 1; i <= from.length; i++) {
      orders *= (double) (to.length + i) / i;
    }
    double p = MannWhitneyUTest.withDefaults().test(from, to).getPValue();
    return Double.isNaN(p) ? 1 : Math.max(2 / orders, p); // all ranks are tied
  }

  private static double mean(double[] values) {
    return areEqual(values) ? values[0] : Arrays.stream(values).sum() / values.length;
  }

  private static double variance(double[] values) {
    if (areEqual(values)) {
      return 0;
    }
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }

  /** Equal values, infinite ones among them, have no scatter, not even by rounding. */
  private static boolean areEqual(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }
}
