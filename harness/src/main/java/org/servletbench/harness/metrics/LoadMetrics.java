package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.PLANNED;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Percentiles;

/** What the driver says, as finely as it can. */
final class LoadMetrics {
  private LoadMetrics() {}

  /** A percentile needs 10 requests beyond it, whoever says it. */
  private static boolean isReportable(Metric metric, long requests) {
    return !(metric instanceof Latency latency)
        || latency.statistic().percent().stream()
            .allMatch(percent -> Percentiles.reportable(requests, percent));
  }

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    record
        .scenario()
        .open()
        .map(Load.Open::requests)
        .ifPresent(planned -> rows.add(PLANNED, planned));
    switch (record.recording()) {
      case Recording.Requests requests -> RequestMetrics.add(record, requests, window, rows);
      case Recording.Seconds seconds -> new SecondsMetrics(record, seconds, rows).add();
      case Recording.Report report -> {
        // Without a count of what completed no percentile can be relied on.
        long completed =
            report.figures().stream()
                .filter(figure -> figure.metric() == COMPLETED)
                .flatMapToDouble(figure -> figure.value().stream())
                .mapToLong(count -> (long) count)
                .sum();
        for (Figure figure : report.figures()) {
          rows.add(
              figure.metric(),
              isReportable(figure.metric(), completed) ? figure.value() : OptionalDouble.empty(),
              figure.source());
        }
      }
    }
  }
}
