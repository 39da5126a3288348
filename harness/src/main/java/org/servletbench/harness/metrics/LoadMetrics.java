package org.servletbench.harness.metrics;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Percentiles;

/** What the driver says, as finely as it can. */
final class LoadMetrics {
  private static final Pattern PERCENTILE = Pattern.compile("latency_p(\\d\\d)(\\d*)_ms");

  private LoadMetrics() {}

  /** A percentile needs 10 requests beyond it, whoever says it. */
  private static boolean isReportable(String metric, long requests) {
    Matcher percentile = PERCENTILE.matcher(metric);
    return !percentile.matches()
        || Percentiles.reportable(
            requests, Double.parseDouble(percentile.group(1) + "." + percentile.group(2) + "0"));
  }

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    record
        .scenario()
        .open()
        .map(Load.Open::requests)
        .ifPresent(planned -> rows.add("planned", planned, "1", "suite"));
    switch (record.recording()) {
      case Recording.Requests requests -> RequestMetrics.add(record, requests, window, rows);
      case Recording.Seconds seconds -> new SecondsMetrics(record, seconds, rows).add();
      case Recording.Report report -> {
        double completed =
            report.figures().stream()
                .filter(figure -> figure.metric().equals("completed"))
                .flatMapToDouble(figure -> figure.value().stream())
                .findFirst()
                .orElse(0);
        for (Figure figure : report.figures()) {
          rows.add(
              figure.metric(),
              isReportable(figure.metric(), (long) completed)
                  ? figure.value()
                  : OptionalDouble.empty(),
              figure.unit(),
              figure.source());
        }
      }
    }
  }
}
