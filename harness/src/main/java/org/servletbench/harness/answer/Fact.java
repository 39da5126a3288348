package org.servletbench.harness.answer;

import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * A figure of a finding, and where to look it up.
 *
 * @param file file of the run that holds it
 * @param against scenario that it is compared with, as a ratio; empty for a figure of its own
 * @param value median of the trials, in the metric's unit, or the ratio
 */
public record Fact(String file, String scenario, String against, Metric metric, double value) {

  /** Returns a scenario's median of a metric; empty if it was not measured. */
  static Stream<Fact> of(ScenarioSummary scenario, Metric metric) {
    String name = scenario.scenario().name();
    return scenario.median(metric).stream()
        .mapToObj(median -> new Fact("measurements.csv", name, "", metric, median));
  }
}
