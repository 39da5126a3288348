package org.servletbench.harness.stats;

import java.util.OptionalDouble;

/** Computes medians with intervals that assume nothing about the distribution. */
public final class Medians {
  private static final double CONFIDENCE = 0.95;

  private Medians() {}

  /**
   * Returns the middle value, or the mean of the two in the middle.
   *
   * @param values values in any order; not changed
   * @throws IllegalArgumentException if empty, or a value is not finite
   */
  public static double median(double[] values) {
    return Values.medianOfSorted(Values.sorted(values, "values"));
  }

  /**
   * Returns the median with the narrowest symmetric interval of order statistics, x(k) to x(n + 1 -
   * k), whose confidence 1 - 2 P(Bin(n, 1/2) < k) is at least 95 %. Below 6 values there is no such
   * interval. Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2
   * (confidence interval for a quantile).
   *
   * @param values values in any order; not changed
   * @throws IllegalArgumentException if empty, or a value is not finite
   */
  public static Estimate estimate(double[] values) {
    double[] sorted = Values.sorted(values, "values");
    int n = sorted.length;
    double centre = Values.medianOfSorted(sorted);
    int k = rank(n);
    return k == 0
        ? new Estimate(centre, OptionalDouble.empty(), OptionalDouble.empty(), n)
        : new Estimate(
            centre, OptionalDouble.of(sorted[k - 1]), OptionalDouble.of(sorted[n - k]), n);
  }

  /** Returns the rank, from 1, of the lower end; 0 when even the extremes lack the confidence. */
  static int rank(int n) {
    double logTerm = -n * Math.log(2);
    double below = Math.exp(logTerm);
    int k = 0;
    while (1 - 2 * below >= CONFIDENCE) {
      k++;
      logTerm += Math.log(n - k + 1.0) - Math.log(k);
      below += Math.exp(logTerm);
    }
    return k;
  }
}
