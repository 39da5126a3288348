package org.servletbench.harness.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through points, by least squares. Its interval and p assume that the points
 * scatter around it with the same variance everywhere.
 *
 * @param slope growth of y for each unit of x
 * @param intercept y where x is 0
 * @param error standard error of the slope
 * @param n number of points; at least 3
 */
public record Line(double slope, double intercept, double error, int n) {
  /** The fewest points that say something of their own scatter around a line. */
  public static final int FEWEST = 3;

  private static final double LEVEL = 0.05;

  /**
   * @throws IllegalArgumentException for too few points, or a negative error
   */
  public Line {
    if (n < FEWEST || !(error >= 0)) {
      throw new IllegalArgumentException(
          "a line needs 3 points, and a standard error of at least 0: " + n + ", " + error);
    }
  }

  /**
   * Fits a line. Source: N. R. Draper and H. Smith, Applied Regression Analysis, 3rd ed., chapter
   * 1.
   *
   * @param x where each point is
   * @param y its height, in the same order
   * @return empty below {@value #FEWEST} points, or where all have the same x
   * @throws IllegalArgumentException for sides of different lengths, or a value that is not finite
   */
  public static Optional<Line> through(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "points need as many x as y, not " + x.length + " and " + y.length);
    }
    if (x.length < FEWEST) {
      return Optional.empty();
    }
    Values.sorted(x, "x");
    Values.sorted(y, "y");
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double squares = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    if (squares == 0) {
      return Optional.empty();
    }
    double slope = products / squares;
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      double off = y[i] - meanY - slope * (x[i] - meanX);
      rest += off * off;
    }
    double error = Math.sqrt(rest / (x.length - 2) / squares);
    return Optional.of(new Line(slope, meanY - slope * meanX, error, x.length));
  }

  /** Returns y at some x, by the line; far outside of the points it is an extrapolation. */
  public double at(double x) {
    return intercept + slope * x;
  }

  /** Returns the lower end of the 95 % interval of the slope, by Student's t. */
  public double low() {
    return slope - reach();
  }

  /** Returns the upper end of the 95 % interval of the slope. */
  public double high() {
    return slope + reach();
  }

  private double reach() {
    return error * student().inverseSurvivalProbability(LEVEL / 2);
  }

  /** Returns the two-sided p of the t test of a slope of 0. */
  public double p() {
    return slope == 0 ? 1 : 2 * student().survivalProbability(Math.abs(slope) / error);
  }

  private TDistribution student() {
    return TDistribution.of(n - 2);
  }
}
