package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.PLANNED;
import static org.servletbench.harness.catalogue.ToolFigure.WRK_TIMEOUTS;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Percentiles;

/** Adds the driver's figures, in as much detail as the driver gives. */
final class LoadMetrics {
  private LoadMetrics() {}

  /** Whether a figure may be reported: a percentile from any driver needs 10 requests beyond it. */
  private static boolean isReportable(Metric metric, long requests) {
    return !(metric instanceof Latency latency)
        || latency.statistic().percent().stream()
            .allMatch(percent -> Percentiles.reportable(requests, percent));
  }

  private static long count(Recording.Report report, Metric metric) {
    return report.figures().stream()
        .filter(figure -> figure.metric() == metric)
        .flatMapToDouble(figure -> figure.value().stream())
        .mapToLong(count -> (long) count)
        .sum();
  }

  /** Adds the planned arrivals; if the load ran before MEASURE, only the driver knows them. */
  private static void planned(TrialRecord record, Load.Open load, MeasurementCollector rows) {
    if (record.recording() instanceof Recording.Seconds seconds && seconds.isSettled()) {
      String planned = seconds.totals().get("planned");
      rows.add(
          PLANNED,
          planned == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(planned)),
          "open-loop totals.properties planned");
    } else {
      rows.add(PLANNED, load.requests());
    }
  }

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    record.scenario().open().ifPresent(load -> planned(record, load, rows));
    switch (record.recording()) {
      case Recording.Requests requests -> RequestMetrics.add(record, requests, window, rows);
      case Recording.Seconds seconds -> new SecondsMetrics(record, seconds, rows).add();
      case Recording.Report report -> {
        // Without a count of completed requests no percentile can be trusted. wrk counts those that
        // took longer than its timeout, and leaves them out of its latencies.
        long timed = count(report, COMPLETED) - count(report, WRK_TIMEOUTS);
        for (Figure figure : report.figures()) {
          rows.add(
              figure.metric(),
              isReportable(figure.metric(), timed) ? figure.value() : OptionalDouble.empty(),
              figure.source());
        }
      }
    }
  }
}
