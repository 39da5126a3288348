package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.*;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Timeline;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.FailedRequests;
import org.servletbench.harness.verify.IdleCost;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.ScenarioSummary;

/** Writes the CSV files of a run; {@code results/README.md} holds their schema. */
public final class CsvReport {
  /** What stands behind the name of the suite in {@code summary.csv}. */
  static final List<Column<ScenarioSummary>> SUMMARY =
      List.of(
          new Column<>("scenario", row -> row.scenario().name()),
          new Column<>("strategy", row -> row.scenario().target().label()),
          new Column<>("driver", row -> row.scenario().driver().label()),
          // A closed load offers as much as the answers allow, so it has no rate in advance.
          new Column<>(
              "offered_rps",
              row ->
                  row.scenario()
                      .open()
                      .map(load -> Numbers.plain(load.ratePerSecond()))
                      .orElse("")),
          new Column<>("trials", row -> Integer.toString(row.trials())),
          new Column<>("requests", row -> Numbers.plain(row.pooled(SENT))),
          pooled(OK),
          pooled(TIMEOUTS),
          pooled(FAILED),
          pooled(DROPPED),
          pooled(THROUGHPUT_RPS),
          pooled(GOODPUT_RPS),
          pooled(LATENCY.at(P50)),
          pooled(LATENCY.at(P90)),
          pooled(LATENCY.at(P99)),
          pooled(LATENCY.at(MAX)),
          pooled(CPU_US_PER_REQUEST),
          pooled(THREADS_PEAK),
          pooled(RSS_PEAK_MIB),
          new Column<>("valid", row -> Integer.toString(row.valid())),
          new Column<>("limited_by", row -> row.limitedBy().toString()));

  private static final List<Column<Comparison>> COMPARISON =
      List.of(
          new Column<>("metric", row -> row.metric().label()),
          new Column<>("base", Comparison::base),
          new Column<>("other", Comparison::other),
          new Column<>("base_value", row -> Numbers.plain(row.baseValue())),
          new Column<>("other_value", row -> Numbers.plain(row.otherValue())),
          new Column<>("ratio", row -> Numbers.plain(row.ratio())),
          new Column<>("low", row -> Numbers.plain(row.difference().low())),
          new Column<>("high", row -> Numbers.plain(row.difference().high())),
          new Column<>("n", row -> Integer.toString(row.difference().n())),
          new Column<>("p", row -> Numbers.plain(row.difference().p())),
          new Column<>("difference", row -> row.word().label()),
          new Column<>("warnings", row -> String.join("; ", row.doubts())));

  private static final List<Column<Measurement>> MEASUREMENTS =
      List.of(
          new Column<>("scenario", Measurement::scenario),
          new Column<>("trial", row -> Integer.toString(row.trial())),
          new Column<>("metric", row -> row.metric().label()),
          new Column<>("value", row -> Numbers.plain(row.value())),
          new Column<>("unit", row -> row.metric().unit().symbol()),
          new Column<>("source", Measurement::source));

  private static final List<Column<SecondOf>> TIMELINE =
      List.of(
          new Column<>("scenario", row -> row.trial().scenario().name()),
          new Column<>("trial", row -> Integer.toString(row.trial().trial())),
          new Column<>("second", row -> Integer.toString(row.second().second())),
          second("offered", Timeline.Second::offered),
          second("sent", Timeline.Second::sent),
          second("completed", Timeline.Second::completed),
          second("ok", row -> row.outcomes().of(Outcome.OK)),
          second("timeouts", row -> row.outcomes().timeouts()),
          second("failed", row -> row.outcomes().failed()),
          second("dropped", row -> row.outcomes().of(Outcome.DROPPED)),
          known(LATENCY.at(P50).label(), Timeline.Second::p50Millis),
          known(LATENCY.at(P99).label(), Timeline.Second::p99Millis),
          known(LATENCY.at(MAX).label(), Timeline.Second::maxMillis),
          known("waiting", Timeline.Second::waiting),
          second("in_flight", Timeline.Second::inFlight));

  private static final List<Column<Verdict>> CLAIMS =
      List.of(
          new Column<>("id", row -> row.claim().id()),
          new Column<>("source", row -> row.claim().source()),
          new Column<>("claim", row -> row.claim().says()),
          new Column<>("scenario", Verdict::scenario),
          new Column<>("against", Verdict::against),
          new Column<>("metric", row -> row.metric().label()),
          new Column<>("relation", row -> row.claim().relation().symbol()),
          new Column<>("expected", row -> Numbers.plain(row.expected())),
          new Column<>("predicted", row -> Numbers.plain(row.predicted())),
          new Column<>("measured", row -> Numbers.plain(row.measured())),
          new Column<>("low", row -> Numbers.plain(row.low())),
          new Column<>("high", row -> Numbers.plain(row.high())),
          new Column<>("verdict", row -> row.kind().label()),
          new Column<>("expected_verdict", row -> row.claim().expected().label()),
          new Column<>("reason", Verdict::reason));

  private static final List<Column<FailedRequests>> FAILURES =
      List.of(
          new Column<>("scenario", FailedRequests::scenario),
          new Column<>("trial", row -> Integer.toString(row.trial())),
          new Column<>("failed", row -> Long.toString(row.failed())),
          new Column<>("completed", row -> Long.toString(row.completed())),
          new Column<>("kinds", FailedRequests::kinds),
          new Column<>("example", FailedRequests::example));

  private CsvReport() {}

  /** Returns the files: name to text. */
  public static Map<String, String> files(RunReport report) {
    List<ExtractedTrial> trials = report.trials();
    List<Column<ScenarioSummary>> summary = new ArrayList<>(SUMMARY);
    summary.addFirst(new Column<>("suite", row -> report.summary().suite().name()));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("summary.csv", Csv.of(summary, report.summary().scenarios()));
    files.put("comparison.csv", Csv.of(COMPARISON, report.comparisons()));
    files.put("manifest.csv", ManifestTables.csv(report.manifest()));
    files.put(
        "measurements.csv",
        Csv.of(MEASUREMENTS, trials.stream().flatMap(t -> t.measurements().stream()).toList()));
    files.put("timeline.csv", Csv.of(TIMELINE, trials.stream().flatMap(SecondOf::all).toList()));
    files.put("claims.csv", Csv.of(CLAIMS, report.verdicts().rows()));
    if (!report.tables().isEmpty()) {
      files.put(ArticleTables.FILE, ArticleTables.csv(report));
    }
    if (!IdleCost.of(report.summary()).isEmpty()) {
      files.put(IdleCost.FILE, IdleTable.csv(report));
    }
    List<FailedRequests> failures = report.failures();
    if (!failures.isEmpty()) {
      files.put("failures.csv", Csv.of(FAILURES, failures));
    }
    return files;
  }

  /** A second of a trial. */
  private record SecondOf(TrialRecord trial, Timeline.Second second) {
    static Stream<SecondOf> all(ExtractedTrial trial) {
      return Timeline.of(trial.record()).stream()
          .map(second -> new SecondOf(trial.record(), second));
    }
  }

  private static Column<ScenarioSummary> pooled(Metric metric) {
    return new Column<>(metric.label(), row -> Numbers.plain(row.pooled(metric)));
  }

  private static Column<SecondOf> second(String head, ToDoubleFunction<Timeline.Second> value) {
    return new Column<>(head, row -> Numbers.plain(value.applyAsDouble(row.second())));
  }

  /** Formats a figure that is not known for every second. */
  private static Column<SecondOf> known(
      String head, Function<Timeline.Second, OptionalDouble> value) {
    return new Column<>(head, row -> Numbers.plain(value.apply(row.second())));
  }
}
