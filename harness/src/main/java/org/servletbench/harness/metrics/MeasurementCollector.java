package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.StageSum;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.TrialRecord;

/** Collects the measurements of one trial. */
final class MeasurementCollector {
  private final String scenario;
  private final int trial;
  private final List<Measurement> rows = new ArrayList<>();

  MeasurementCollector(TrialRecord record) {
    this.scenario = record.scenario().name();
    this.trial = record.trial();
  }

  void add(Metric metric, double value) {
    add(metric, OptionalDouble.of(value), metric.source());
  }

  void add(Metric metric, OptionalDouble value) {
    add(metric, value, metric.source());
  }

  void add(Metric metric, double value, String source) {
    add(metric, OptionalDouble.of(value), source);
  }

  /**
   * @param source source in this trial, for a metric whose source depends on the driver
   */
  void add(Metric metric, OptionalDouble value, String source) {
    String fault = value.isPresent() ? fault(metric, value.getAsDouble()) : "";
    rows.add(
        fault.isEmpty()
            ? new Measurement(scenario, trial, metric, value, source)
            : new Measurement(scenario, trial, metric, OptionalDouble.empty(), source + fault));
  }

  /** Says why a value is impossible for a metric; empty if it is possible. */
  private static String fault(Metric metric, double value) {
    if (!Double.isFinite(value)) {
      return "; left out: it came out as " + value;
    }
    boolean maybeNegative = metric instanceof StageSum; // a difference
    return value < 0 && !maybeNegative ? "; left out: " + value + " is below 0" : "";
  }

  /** Returns a figure that was added before; empty if it was not. */
  OptionalDouble value(Metric metric) {
    return rows.stream()
        .filter(row -> row.metric().equals(metric))
        .map(Measurement::value)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  List<Measurement> rows() {
    return List.copyOf(rows);
  }
}
