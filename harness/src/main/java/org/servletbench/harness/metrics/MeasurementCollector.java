package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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

  void add(String metric, double value, String unit, String source) {
    add(metric, OptionalDouble.of(value), unit, source);
  }

  void add(String metric, OptionalDouble value, String unit, String source) {
    rows.add(new Measurement(scenario, trial, metric, value, unit, source));
  }

  /** A figure that stands already; empty if none does. */
  OptionalDouble value(String metric) {
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
