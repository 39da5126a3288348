package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.TrialRecord;

/** Collects the measurements of one trial. */
final class Rows {
  private final String scenario;
  private final int trial;
  private final List<Measurement> rows = new ArrayList<>();

  Rows(TrialRecord record) {
    this.scenario = record.scenario().name();
    this.trial = record.trial();
  }

  void add(String metric, double value, String unit, String source) {
    add(metric, OptionalDouble.of(value), unit, source);
  }

  void add(String metric, OptionalDouble value, String unit, String source) {
    rows.add(new Measurement(scenario, trial, metric, value, unit, source));
  }

  List<Measurement> rows() {
    return List.copyOf(rows);
  }
}
