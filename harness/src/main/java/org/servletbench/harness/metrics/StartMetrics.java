package org.servletbench.harness.metrics;

import java.util.List;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.TrialRecord.Start;

/** How long the services took to come up. */
final class StartMetrics {
  private StartMetrics() {}

  static void add(Observations seen, MeasurementCollector rows) {
    ready(seen.starts(), Reading.APP, "app_ready_ms", "side door", rows);
    ready(seen.starts(), Reading.DOWNSTREAM, "downstream_ready_ms", "/stats", rows);
  }

  private static void ready(
      List<Start> starts, String process, String metric, String asked, MeasurementCollector rows) {
    starts.stream()
        .filter(start -> start.process().equals(process))
        .forEach(
            start ->
                rows.add(
                    metric,
                    start.readyMillis(),
                    "ms",
                    "harness, start of the process to the first answer of its " + asked));
  }
}
