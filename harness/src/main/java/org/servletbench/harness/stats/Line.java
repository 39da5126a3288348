package org.servletbench.harness.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * A straight line through points, by least squares.
 *
 * @param slope growth of y for each unit of x
 * @param intercept y where x is 0
 * @param low lower end of the 95 % interval of the slope, by Student's t
 * @param high upper end of it
 * @param n number of points; at least 3
 */
public record Line(double slope, double intercept, double low, double high, int n) {
  /** The fewest points that say something of their own scatter around a line. */
  public static final int FEWEST = 3;

  /** The 97.5 % quantiles of Student's t, for 1 to 30 degrees of freedom. */
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  public Line {
    if (n < FEWEST || !(low <= slope && slope <= high)) {
      throw new IllegalArgumentException(
          "a line needs 3 points, and a slope between its ends: "
              + low
              + ", "
              + slope
              + ", "
              + high);
    }
  }

  /**
   * Fits a line. The interval assumes that the points scatter around it with the same variance
   * everywhere. Source: N. R. Draper and H. Smith, Applied Regression Analysis, 3rd ed., chapter 1.
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
    double intercept = meanY - slope * meanX;
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      double off = y[i] - intercept - slope * x[i];
      rest += off * off;
    }
    int degrees = x.length - 2;
    double reach = t(degrees) * Math.sqrt(rest / degrees / squares);
    return Optional.of(new Line(slope, intercept, slope - reach, slope + reach, x.length));
  }

  /** Returns y at some x, by the line; far outside of the points it is an extrapolation. */
  public double at(double x) {
    return intercept + slope * x;
  }

  /** Returns the 97.5 % quantile of Student's t; beyond the table it is right within 0.1 %. */
  static double t(int degrees) {
    return degrees <= T.length
        ? T[degrees - 1]
        : 1.95996 + 2.372 / degrees + 2.82 / degrees / degrees;
  }
}
