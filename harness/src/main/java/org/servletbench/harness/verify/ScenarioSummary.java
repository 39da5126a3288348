package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.stats.Estimate;
import org.servletbench.harness.stats.Medians;

/**
 * A scenario, summarised over its trials.
 *
 * @param trials number of trials run
 * @param valid number of valid trials, from which every figure below is taken
 * @param invalidReasons reasons why the others are invalid, each once
 * @param limitedBy limit of most valid trials, or of most trials if none is valid
 * @param values for each metric, one value per valid trial that measured it
 * @param rounds for each metric, the round of each value
 */
public record ScenarioSummary(
    Scenario scenario,
    int trials,
    int valid,
    List<String> invalidReasons,
    Limit limitedBy,
    Map<Metric, double[]> values,
    Map<Metric, int[]> rounds) {

  /** Summarises trials of which the first belongs to round 1, the next to round 2, and so on. */
  public ScenarioSummary(
      Scenario scenario,
      int trials,
      int valid,
      List<String> invalidReasons,
      Limit limitedBy,
      Map<Metric, double[]> values) {
    this(
        scenario,
        trials,
        valid,
        invalidReasons,
        limitedBy,
        values,
        values.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> IntStream.rangeClosed(1, each.getValue().length).toArray())));
  }

  /** Returns the values of a metric in the valid trials; empty if it was not measured. */
  public double[] sample(Metric metric) {
    return values.getOrDefault(metric, new double[0]);
  }

  /** Returns the rounds of those values, in the same order. */
  int[] rounds(Metric metric) {
    return rounds.getOrDefault(metric, new int[0]);
  }

  /** Pools the valid trials as the catalogue says for the metric: a count is their sum. */
  public OptionalDouble pooled(Metric metric) {
    double[] sample = sample(metric);
    return metric.declared().kind().isAddedUp() && sample.length > 0
        ? OptionalDouble.of(Arrays.stream(sample).sum())
        : median(metric);
  }

  /** Returns the median over the valid trials. */
  public OptionalDouble median(Metric metric) {
    double[] sample = sample(metric);
    return sample.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.median(sample));
  }

  /** Returns the median and its interval, for a metric that was measured. */
  public Estimate estimate(Metric metric) {
    return Medians.estimate(sample(metric));
  }

  /** Returns the medians of all metrics as the figures of one trial. */
  Figures medians() {
    return new Figures(
        values.keySet().stream()
            .map(metric -> new Measurement(scenario.name(), 0, metric, median(metric), "median"))
            .toList());
  }

  public boolean has(Metric metric) {
    return sample(metric).length > 0;
  }
}
