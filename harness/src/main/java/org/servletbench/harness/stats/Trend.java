package org.servletbench.harness.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The straight line that fits values in a row best.
 *
 * @param slope change from one value to the next
 * @param p two-sided p of a slope of 0, by the t test of a linear regression
 */
public record Trend(double slope, double p) {
  /** The fewest values with a trend that can be told from chance. */
  public static final int FEWEST = 4;

  /**
   * Fits a line by least squares.
   *
   * @param values at least {@value #FEWEST} finite values, in order
   * @throws IllegalArgumentException for fewer
   */
  public static Trend of(double[] values) {
    int n = values.length;
    if (n < FEWEST) {
      throw new IllegalArgumentException("a trend takes at least " + FEWEST + " values, not " + n);
    }
    double middle = (n - 1) / 2.0;
    double mean = Arrays.stream(values).sum() / n;
    double width = 0;
    double shared = 0;
    for (int i = 0; i < n; i++) {
      width += (i - middle) * (i - middle);
      shared += (i - middle) * (values[i] - mean);
    }
    double slope = shared / width;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      double off = values[i] - mean - slope * (i - middle);
      rest += off * off;
    }
    if (slope == 0) {
      return new Trend(0, 1);
    }
    double error = Math.sqrt(rest / (n - 2) / width);
    double t = Math.abs(slope) / error; // infinite without scatter
    return new Trend(slope, 2 * TDistribution.of(n - 2).survivalProbability(t));
  }
}
