package org.servletbench.harness.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The straight line that fits values at some places best.
 *
 * @param slope change of the value where the place grows by 1
 * @param p two-sided p of a slope of 0, by the t test of a linear regression
 */
public record Trend(double slope, double p) {
  /** The fewest values with a trend that can be told from chance. */
  public static final int FEWEST = 4;

  /**
   * Fits a line by least squares.
   *
   * @param places at least {@value #FEWEST} places, which need not be equally far apart, such as
   *     the numbers of rounds; not all the same
   * @param values a finite value at each of them
   * @throws IllegalArgumentException for fewer places, or another number of values
   */
  public static Trend of(double[] places, double[] values) {
    int n = values.length;
    if (n < FEWEST) {
      throw new IllegalArgumentException("a trend takes at least " + FEWEST + " values, not " + n);
    }
    if (places.length != n) {
      throw new IllegalArgumentException(n + " values stand at " + places.length + " places");
    }
    double middle = Arrays.stream(places).sum() / n;
    double mean = Arrays.stream(values).sum() / n;
    double width = 0;
    double shared = 0;
    for (int i = 0; i < n; i++) {
      width += (places[i] - middle) * (places[i] - middle);
      shared += (places[i] - middle) * (values[i] - mean);
    }
    double slope = shared / width;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      double off = values[i] - mean - slope * (places[i] - middle);
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
