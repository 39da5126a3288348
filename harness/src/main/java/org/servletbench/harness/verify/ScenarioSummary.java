package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
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
    Map<Metric, double[]> values) {

  /** The values of a metric over the valid trials; empty when it was not measured. */
  public double[] sample(Metric metric) {
    return values.getOrDefault(metric, new double[0]);
  }

  /** Over all valid trials, as the catalogue says of the metric: a count is their sum. */
  public OptionalDouble pooled(Metric metric) {
    double[] sample = sample(metric);
    return switch (metric.declared().pooling()) {
      case SUM ->
          sample.length == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of(Arrays.stream(sample).sum());
      case MEDIAN -> median(metric);
    };
  }

  /** Median of the valid trials: what one trial gives. */
  public OptionalDouble median(Metric metric) {
    double[] sample = sample(metric);
    return sample.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.median(sample));
  }

  /** Median and its interval; only for a metric that was measured. */
  public Estimate estimate(Metric metric) {
    return Medians.estimate(sample(metric));
  }

  public boolean has(Metric metric) {
    return sample(metric).length > 0;
  }
}
