package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.stats.Estimate;
import org.servletbench.harness.stats.Medians;

/**
 * One scenario over its trials.
 *
 * @param trials how many were run
 * @param valid how many may be used; every figure below is theirs
 * @param invalidReasons why the others may not, each once
 * @param limitedBy what limited most of them; of all trials where none is valid
 * @param values per metric, one value for each valid trial that measured it
 */
public record ScenarioSummary(
    Scenario scenario,
    int trials,
    int valid,
    List<String> invalidReasons,
    Limit limitedBy,
    Map<String, double[]> values) {

  /** The values of a metric over the valid trials; empty when it was not measured. */
  public double[] sample(String metric) {
    return values.getOrDefault(metric, new double[0]);
  }

  /** Sum over the valid trials: for counts. */
  public OptionalDouble sum(String metric) {
    double[] sample = sample(metric);
    return sample.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Arrays.stream(sample).sum());
  }

  /** Median of the valid trials: for everything that is not a count. */
  public OptionalDouble median(String metric) {
    double[] sample = sample(metric);
    return sample.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.median(sample));
  }

  /** Median and its interval; only for a metric that was measured. */
  public Estimate estimate(String metric) {
    return Medians.estimate(sample(metric));
  }

  public boolean has(String metric) {
    return sample(metric).length > 0;
  }
}
