package org.servletbench.harness.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The confidence interval of a mean of few values, by Student's t distribution. */
public final class StudentT {
  private static final int STEPS = 2000;
  private static final int HALVINGS = 60;

  private StudentT() {}

  /**
   * Returns half of the confidence interval of the mean of independent values.
   *
   * @param confidence between 0 and 1, such as 0.999
   * @return empty for fewer than three values, whose interval would be of no use
   */
  public static OptionalDouble halfInterval(double[] values, double confidence) {
    int n = values.length;
    if (n < 3) {
      return OptionalDouble.empty();
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return OptionalDouble.of(quantile(confidence, n - 1) * Math.sqrt(squares / (n - 1) / n));
  }

  /**
   * Returns the t that a variable with the distribution exceeds, in either direction, with the
   * probability 1 - confidence. With t = sqrt(degrees) tan(x), the density is proportional to
   * cos(x) to the power of degrees - 1.
   */
  static double quantile(double confidence, int degrees) {
    double whole = area(Math.PI / 2, degrees - 1);
    double low = 0;
    double high = Math.PI / 2;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (area(middle, degrees - 1) < confidence * whole) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(degrees) * Math.tan(low);
  }

  /** Integrates a power of the cosine from 0 on, by Simpson's rule. */
  private static double area(double to, int power) {
    double step = to / STEPS;
    double sum = 1 + Math.pow(Math.cos(to), power);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * Math.pow(Math.cos(i * step), power);
    }
    return sum * step / 3;
  }
}
