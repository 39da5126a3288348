package org.servletbench.harness.stats;

/**
 * The result of an exact Mann-Whitney test of two small samples.
 *
 * @param u number of pairs in which the first sample's value is the greater one; a tie counts half
 * @param p two-sided p-value in (0, 1]: of all ways to divide the pooled values between the
 *     samples, the share whose U is at least as far from its expectation m n / 2
 */
public record MannWhitney(double u, double p) {
  /** The most values per side; with more, an exact test is not worth its time. */
  public static final int MAX_VALUES = 50;

  /**
   * Tests whether the two samples come from one distribution. Tied values share the mean of their
   * ranks, and the distribution is that of the actual ranks, so ties need no correction. Source: E.
   * L. Lehmann, Nonparametrics: Statistical Methods Based on Ranks (1975), sections 1.2 and 1.4.
   * The definition is that of R's {@code wilcox.test(exact = TRUE)} without ties and with {@code
   * coin::wilcox_test(distribution = "exact")} with them.
   *
   * @param first 1 to 50 values in any order
   * @param second likewise
   * @throws IllegalArgumentException for another number of values, or one that is not finite
   */
  public static MannWhitney of(double[] first, double[] second) {
    double[] a = Values.sorted(first, "first");
    double[] b = Values.sorted(second, "second");
    if (Math.max(a.length, b.length) > MAX_VALUES) {
      throw new IllegalArgumentException(
          "at most " + MAX_VALUES + " values per side, not " + a.length + " and " + b.length);
    }
    int twiceU = twiceWins(a, b);
    int[] twiceWinsOfEach = new int[a.length + b.length];
    double[] pooled = pooled(a, b);
    for (int i = 0; i < pooled.length; i++) {
      // Twice the mid-rank, from 0: the number of pooled values it beats, plus half of its ties.
      twiceWinsOfEach[i] = twiceWins(new double[] {pooled[i]}, pooled) - 1;
    }
    // A sample's values also beat one another: m (m - 1) / 2 pairs that do not belong to U.
    int twiceRankSum = twiceU + a.length * (a.length - 1);
    return new MannWhitney(twiceU / 2.0, share(twiceWinsOfEach, a.length, twiceRankSum));
  }

  /** Returns the share of equal-sized subsets whose sum is at least as far off as observed. */
  private static double share(int[] scores, int size, int observed) {
    int total = 0;
    for (int score : scores) {
      total += score;
    }
    // counts[k][s]: subsets of k of the scores seen so far that add up to s.
    double[][] counts = new double[size + 1][total + 1];
    counts[0][0] = 1;
    for (int score : scores) {
      for (int k = size; k > 0; k--) {
        for (int s = total; s >= score; s--) {
          counts[k][s] += counts[k - 1][s - score];
        }
      }
    }
    // Distances times the number of scores, so that the expectation is a whole number.
    long expected = (long) total * size;
    long distance = Math.abs((long) observed * scores.length - expected);
    double extreme = 0;
    double all = 0;
    for (int s = 0; s <= total; s++) {
      all += counts[size][s];
      if (Math.abs((long) s * scores.length - expected) >= distance) {
        extreme += counts[size][s];
      }
    }
    return extreme / all;
  }

  private static int twiceWins(double[] a, double[] b) {
    int wins = 0;
    for (double x : a) {
      for (double y : b) {
        wins += x > y ? 2 : x == y ? 1 : 0;
      }
    }
    return wins;
  }

  private static double[] pooled(double[] a, double[] b) {
    double[] pooled = new double[a.length + b.length];
    System.arraycopy(a, 0, pooled, 0, a.length);
    System.arraycopy(b, 0, pooled, a.length, b.length);
    return pooled;
  }
}
