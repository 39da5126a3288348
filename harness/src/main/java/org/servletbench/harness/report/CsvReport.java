package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.*;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Timeline;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.FailedRequests;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.ScenarioSummary;

/** The CSV files of a run; {@code results/README.md} holds their schema. */
public final class CsvReport {
  private CsvReport() {}

  /** File name to text. */
  public static Map<String, String> files(RunReport report) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("summary.csv", summary(report));
    files.put("comparison.csv", comparison(report.comparisons()));
    files.put("manifest.csv", ManifestTables.csv(report.manifest()));
    files.put("measurements.csv", measurements(report.trials()));
    files.put("timeline.csv", timeline(report.trials()));
    files.put("claims.csv", claims(report));
    List<FailedRequests> failures = report.failures();
    if (!failures.isEmpty()) {
      files.put("failures.csv", failures(failures));
    }
    return files;
  }

  private static String failures(List<FailedRequests> failures) {
    Csv csv = new Csv("scenario", "trial", "failed", "completed", "kinds", "example");
    failures.forEach(
        each ->
            csv.row(
                each.scenario(),
                Integer.toString(each.trial()),
                Long.toString(each.failed()),
                Long.toString(each.completed()),
                each.kinds(),
                each.example()));
    return csv.text();
  }

  private static String summary(RunReport report) {
    Csv csv =
        new Csv(
            "suite",
            "scenario",
            "strategy",
            "driver",
            "offered_rps",
            "trials",
            "requests",
            "ok",
            "timeouts",
            "failed",
            "dropped",
            THROUGHPUT_RPS.label(),
            GOODPUT_RPS.label(),
            LATENCY.at(P50).label(),
            LATENCY.at(P90).label(),
            LATENCY.at(P99).label(),
            LATENCY.at(MAX).label(),
            CPU_US_PER_REQUEST.label(),
            THREADS_PEAK.label(),
            RSS_PEAK_MIB.label(),
            "valid",
            "limited_by");
    Suite suite = report.summary().suite();
    for (ScenarioSummary row : report.summary().scenarios()) {
      csv.row(
          suite.name(),
          row.scenario().name(),
          row.scenario().target().label(),
          row.scenario().driver().label(),
          offered(row.scenario()),
          Integer.toString(row.trials()),
          Numbers.plain(row.pooled(SENT)),
          Numbers.plain(row.pooled(OK)),
          Numbers.plain(row.pooled(TIMEOUTS)),
          Numbers.plain(row.pooled(FAILED)),
          Numbers.plain(row.pooled(DROPPED)),
          Numbers.plain(row.median(THROUGHPUT_RPS)),
          Numbers.plain(row.median(GOODPUT_RPS)),
          Numbers.plain(row.median(LATENCY.at(P50))),
          Numbers.plain(row.median(LATENCY.at(P90))),
          Numbers.plain(row.median(LATENCY.at(P99))),
          Numbers.plain(row.median(LATENCY.at(MAX))),
          Numbers.plain(row.median(CPU_US_PER_REQUEST)),
          Numbers.plain(row.median(THREADS_PEAK)),
          Numbers.plain(row.median(RSS_PEAK_MIB)),
          Integer.toString(row.valid()),
          row.limitedBy().toString());
    }
    return csv.text();
  }

  /** A closed load offers as much as the answers allow: nothing to name beforehand. */
  private static String offered(Scenario scenario) {
    return scenario.open().map(load -> Numbers.plain(load.ratePerSecond())).orElse("");
  }

  private static String comparison(List<Comparison> comparisons) {
    Csv csv =
        new Csv(
            "metric",
            "base",
            "other",
            "base_value",
            "other_value",
            "ratio",
            "low",
            "high",
            "n",
            "difference",
            "warnings");
    for (Comparison row : comparisons) {
      csv.row(
          row.metric().label(),
          row.base(),
          row.other(),
          Numbers.plain(row.baseValue()),
          Numbers.plain(row.otherValue()),
          Numbers.plain(row.ratio()),
          Numbers.plain(row.low()),
          Numbers.plain(row.high()),
          Integer.toString(row.n()),
          row.difference().name().toLowerCase(Locale.ROOT),
          String.join("; ", row.warnings()));
    }
    return csv.text();
  }

  private static String measurements(List<ExtractedTrial> trials) {
    Csv csv = new Csv("scenario", "trial", "metric", "value", "unit", "source");
    for (ExtractedTrial trial : trials) {
      for (Measurement row : trial.measurements()) {
        csv.row(
            row.scenario(),
            Integer.toString(row.trial()),
            row.metric().label(),
            Numbers.plain(row.value()),
            row.metric().unit().symbol(),
            row.source());
      }
    }
    return csv.text();
  }

  private static String timeline(List<ExtractedTrial> trials) {
    Csv csv =
        new Csv(
            "scenario",
            "trial",
            "second",
            "offered",
            "sent",
            "completed",
            "ok",
            "timeouts",
            "failed",
            "dropped",
            LATENCY.at(P50).label(),
            LATENCY.at(P99).label(),
            LATENCY.at(MAX).label(),
            "waiting",
            "in_flight");
    for (ExtractedTrial trial : trials) {
      for (Timeline.Second row : Timeline.of(trial.record())) {
        csv.row(
            trial.record().scenario().name(),
            Integer.toString(trial.record().trial()),
            Integer.toString(row.second()),
            Numbers.plain(row.offered()),
            Numbers.plain(row.sent()),
            Numbers.plain(row.completed()),
            Numbers.plain(row.outcomes().of(Outcome.OK)),
            Numbers.plain(row.outcomes().timeouts()),
            Numbers.plain(row.outcomes().failed()),
            Numbers.plain(row.outcomes().of(Outcome.DROPPED)),
            Numbers.plain(row.p50Millis()),
            Numbers.plain(row.p99Millis()),
            Numbers.plain(row.maxMillis()),
            Numbers.plain(row.waiting()),
            Numbers.plain(row.inFlight()));
      }
    }
    return csv.text();
  }

  private static String claims(RunReport report) {
    Csv csv =
        new Csv(
            "id",
            "source",
            "claim",
            "scenario",
            "against",
            "metric",
            "relation",
            "expected",
            "predicted",
            "measured",
            "low",
            "high",
            "verdict",
            "expected_verdict",
            "reason");
    for (Verdict row : report.verdicts().rows()) {
      csv.row(
          row.claim().id(),
          row.claim().source(),
          row.claim().says(),
          row.scenario(),
          row.against(),
          row.metric().label(),
          row.claim().relation().symbol(),
          Numbers.plain(OptionalDouble.of(row.expected())),
          Numbers.plain(row.predicted()),
          Numbers.plain(row.measured()),
          Numbers.plain(row.low()),
          Numbers.plain(row.high()),
          row.kind().label(),
          row.claim().expected().label(),
          row.reason());
    }
    return csv.text();
  }
}
