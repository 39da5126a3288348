package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.TrialRecord;

/** Collects the measurements of one trial. */
final class MeasurementCollector {
  /** Ends the names of differences, which alone may be negative. */
  private static final String SIGNED = "_off";

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
    String fault = value.isPresent() ? fault(metric, value.getAsDouble()) : "";
    rows.add(
        fault.isEmpty()
            ? new Measurement(scenario, trial, metric, value, unit, source)
            : new Measurement(
                scenario, trial, metric, OptionalDouble.empty(), unit, source + fault));
  }

  /** Why a value cannot be one of this metric; empty if it can. It costs no other figure. */
  private static String fault(String metric, double value) {
    if (!Double.isFinite(value)) {
      return "; left out: it came out as " + value;
    }
    return value < 0 && !metric.endsWith(SIGNED) ? "; left out: " + value + " is below 0" : "";
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
