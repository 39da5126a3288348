package org.servletbench.harness.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of values that were measured alike.
 *
 * @param value the mean, in the unit of the values
 * @param error half of its confidence interval by Student's t; empty for a single value
 */
public record Mean(double value, OptionalDouble error) {

  /**
   * Estimates a mean.
   *
   * @param values at least one
   * @param level chance that the interval misses the mean, greater than 0 and less than 1
   * @throws IllegalArgumentException without values, or for a level out of range
   */
  public static Mean of(double[] values, double level) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a mean needs values");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must lie between 0 and 1, not " + level);
    }
    double mean = Arrays.stream(values).sum() / values.length;
    int degrees = values.length - 1;
    if (degrees == 0) {
      return new Mean(mean, OptionalDouble.empty());
    }
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Mean(
        mean,
        OptionalDouble.of(
            TDistribution.of(degrees).inverseSurvivalProbability(level / 2)
                * Math.sqrt(squares / degrees / values.length)));
  }
}
