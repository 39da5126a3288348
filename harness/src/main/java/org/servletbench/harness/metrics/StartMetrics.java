package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.ProcessFigure.APP_READY_MS;
import static org.servletbench.harness.catalogue.ProcessFigure.DOWNSTREAM_READY_MS;

import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Adds how long the services took to start. */
final class StartMetrics {
  private StartMetrics() {}

  static void add(Observations seen, MeasurementCollector rows) {
    ready(seen, Reading.APP, APP_READY_MS, rows);
    ready(seen, Reading.DOWNSTREAM, DOWNSTREAM_READY_MS, rows);
  }

  private static void ready(
      Observations seen, String process, Metric metric, MeasurementCollector rows) {
    seen.starts().stream()
        .filter(start -> start.process().equals(process))
        .forEach(start -> rows.add(metric, start.readyMillis()));
  }
}
