package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/**
 * What a cost in the window is divided by.
 *
 * @param requests that ended in it
 * @param by in words
 */
record PerRequest(OptionalDouble requests, String by) {

  /** Those that the app completed, or those of the driver where the target has no side door. */
  static PerRequest of(TrialRecord record, Window window, MeasurementCollector rows) {
    OptionalDouble served =
        Series.of(record, Reading.APP)
            .withCounters()
            .growth(window, r -> r.counters().orElseThrow().completed());
    if (served.isPresent() || record.scenario().app().isPresent()) {
      return new PerRequest(served, "requests it completed");
    }
    OptionalDouble rate = rows.value(THROUGHPUT_RPS);
    return new PerRequest(
        rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() * window.lengthSeconds()) : rate,
        "completions of the driver");
  }

  /** A cost in the window, by request. */
  void add(Metric metric, OptionalDouble cost, MeasurementCollector rows) {
    rows.add(metric, each(cost), metric.source() + " over " + by + ", MEASURE");
  }

  private OptionalDouble each(OptionalDouble cost) {
    return cost.isPresent() && requests.isPresent() && requests.getAsDouble() > 0
        ? OptionalDouble.of(cost.getAsDouble() / requests.getAsDouble())
        : OptionalDouble.empty();
  }
}
