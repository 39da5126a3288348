package org.servletbench.harness.stats;

import java.util.OptionalDouble;

/**
 * A median and its confidence interval.
 *
 * @param centre the median
 * @param low lower end of the interval, which contains the true median with at least 95 %
 *     confidence; empty below 6 values
 * @param high upper end of the interval
 * @param n number of values, one per launch; at least 1
 */
public record Estimate(double centre, OptionalDouble low, OptionalDouble high, int n) {
  /**
   * @throws IllegalArgumentException for an interval with only one end, or one that does not
   *     contain the centre
   */
  public Estimate {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, not " + n);
    }
    if (!Double.isFinite(centre)) {
      throw new IllegalArgumentException("centre must be a finite number, not " + centre);
    }
    Values.requireInterval(low, high);
    if (low.isPresent() && (low.getAsDouble() > centre || high.getAsDouble() < centre)) {
      throw new IllegalArgumentException(
          "centre " + centre + " must lie between " + low + " and " + high);
    }
  }
}
