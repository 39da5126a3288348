package org.servletbench.harness.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a scenario lies from itself on one machine: what is no further apart may be chance.
 *
 * @param key machine, JDK and commit on which it was measured
 * @param suite suite that has each scenario twice
 * @param metrics floor of each metric that was compared
 */
public record NoiseFloor(Calibration.Key key, String suite, List<OfMetric> metrics) {
  public NoiseFloor {
    Objects.requireNonNull(key);
    Objects.requireNonNull(suite);
    metrics = List.copyOf(metrics);
  }

  /**
   * The floor of one metric, over all scenarios that the run has twice. Both figures are the larger
   * of a ratio and its inverse.
   *
   * @param metric name of the metric
   * @param scenario scenario with the largest ratio
   * @param ratio largest ratio of a scenario to itself; at least 1
   * @param reach farthest end of the interval of any of these ratios; empty with too few trials
   * @param n fewest rounds of any
   */
  public record OfMetric(
      String metric, String scenario, double ratio, OptionalDouble reach, int n) {
    /**
     * @throws IllegalArgumentException for a ratio below 1, and a reach within the ratio
     */
    public OfMetric {
      if (!(ratio >= 1)) {
        throw new IllegalArgumentException("ratio must be at least 1, not " + ratio);
      }
      if (reach.isPresent() && !(reach.getAsDouble() >= ratio)) {
        throw new IllegalArgumentException("reach must be at least the ratio, not " + reach);
      }
    }

    /** Returns how far apart two scenarios must be at least. */
    public double floor() {
      return reach.orElse(ratio);
    }
  }

  /** Returns the floor of a metric; empty if it was not compared. */
  public Optional<OfMetric> of(String metric) {
    return metrics.stream().filter(each -> each.metric().equals(metric)).findFirst();
  }

  /** Whether it was measured on that machine with that JDK; the commit makes no noise. */
  public boolean holdsFor(Environment environment) {
    Calibration.Key other = Calibration.Key.of(environment);
    return key.cpu().equals(other.cpu())
        && key.cores() == other.cores()
        && key.jdk().equals(other.jdk());
  }
}
