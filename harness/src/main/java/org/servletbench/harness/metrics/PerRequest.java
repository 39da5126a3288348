package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/**
 * The number of requests by which a cost in the window is divided.
 *
 * @param requests requests that ended in the window
 * @param by the same in words
 */
record PerRequest(OptionalDouble requests, String by) {

  /** Counts the requests that the app completed, or the driver's if the target has no side door. */
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

  /** Adds a cost in the window, divided by the requests. */
  void add(Metric metric, OptionalDouble cost, MeasurementCollector rows) {
    rows.add(metric, each(cost), metric.source() + " over " + by + ", MEASURE");
  }

  private OptionalDouble each(OptionalDouble cost) {
    return cost.isPresent() && requests.isPresent() && requests.getAsDouble() > 0
        ? OptionalDouble.of(cost.getAsDouble() / requests.getAsDouble())
        : OptionalDouble.empty();
  }
}
