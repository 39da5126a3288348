package org.servletbench.harness.stats;

/** Computes percentiles by nearest rank, and says how many requests they need. */
public final class Percentiles {
  /** How many requests must lie beyond a percentile for it to be reported. */
  public static final int BEYOND_TO_REPORT = 10;

  /** How many requests must lie beyond a percentile for it to be compared. */
  public static final int BEYOND_TO_COMPARE = 100;

  private Percentiles() {}

  /**
   * Returns the value of rank ceil(p n / 100), from 1: the smallest value with at least p percent
   * of all values at or below it. HdrHistogram's {@code getValueAtPercentile} uses the same rank.
   *
   * @param sorted values in ascending order, at least one
   * @param p greater than 0, at most 100
   * @throws IllegalArgumentException for no values, values out of order or p out of range
   */
  public static long nearestRank(long[] sorted, double p) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("sorted must hold at least one value");
    }
    int index = (int) rank(sorted.length, p) - 1;
    // A cheap check for a caller that forgot to sort; a full check would cost as much as sorting.
    if (sorted[0] > sorted[index] || sorted[index] > sorted[sorted.length - 1]) {
      throw new IllegalArgumentException("sorted must be in ascending order");
    }
    return sorted[index];
  }

  /**
   * Whether at least {@value #BEYOND_TO_REPORT} of n requests lie beyond the percentile.
   *
   * @throws IllegalArgumentException for a negative n or p out of range
   */
  public static boolean reportable(long n, double p) {
    return beyond(n, p) >= BEYOND_TO_REPORT;
  }

  /**
   * Whether at least {@value #BEYOND_TO_COMPARE} of n requests lie beyond the percentile.
   *
   * @throws IllegalArgumentException for a negative n or p out of range
   */
  public static boolean comparable(long n, double p) {
    return beyond(n, p) >= BEYOND_TO_COMPARE;
  }

  private static long beyond(long n, double p) {
    if (n < 0) {
      throw new IllegalArgumentException("n must not be negative, but is " + n);
    }
    return n - rank(n, p);
  }

  private static long rank(long n, double p) {
    if (!(p > 0 && p <= 100)) {
      throw new IllegalArgumentException("p must be greater than 0 and at most 100, not " + p);
    }
    // One ulp less, as in HdrHistogram, so that 99.9 % of 10,000 is rank 9,990 whatever the
    // rounding.
    return Math.max(1, (long) Math.ceil(Math.nextDown(p) * n / 100));
  }
}
