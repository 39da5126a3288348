package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.LoadFigure.SENT;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.ServiceFigure.DRAINED_AFTER_S;
import static org.servletbench.harness.catalogue.ServiceFigure.SERVICE_TIME_MS;
import static org.servletbench.harness.catalogue.ServiceFigure.WAITING_AT_WINDOW_END;
import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.TheoryTolerance;

/** Makes the tables that every report shows, with the same words and figures everywhere. */
final class Tables {
  private Tables() {}

  /** Shows the results of each scenario. */
  static Table summary(RunReport report) {
    Table table =
        new Table(
            "scenario",
            "n",
            "requests",
            "ok",
            "timeouts",
            "failed",
            "req/s",
            "good/s",
            "p50 ms",
            "p99 ms",
            "max ms",
            "CPU us/req",
            "threads",
            "RSS MiB");
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      table.row(
          scenario.scenario().name(),
          scenario.valid() == scenario.trials()
              ? Integer.toString(scenario.valid())
              : scenario.valid() + " of " + scenario.trials(),
          Numbers.brief(scenario.pooled(SENT)),
          Numbers.brief(scenario.pooled(OK)),
          Numbers.brief(scenario.pooled(TIMEOUTS)),
          Numbers.brief(scenario.pooled(FAILED)),
          Numbers.brief(scenario.median(THROUGHPUT_RPS)),
          Numbers.brief(scenario.median(GOODPUT_RPS)),
          whole(scenario.median(LATENCY.at(P50))),
          whole(scenario.median(LATENCY.at(P99))),
          whole(scenario.median(LATENCY.at(MAX))),
          whole(scenario.median(CPU_US_PER_REQUEST)),
          whole(scenario.median(THREADS_PEAK)),
          whole(scenario.median(RSS_PEAK_MIB)));
    }
    return table;
  }

  /** Compares scenarios with the first; an asterisk is a difference beyond doubt and margin. */
  static Table ratios(RunReport report) {
    List<Metric> metrics =
        List.of(GOODPUT_RPS, LATENCY.at(P50), LATENCY.at(P90), THREADS_PEAK, RSS_PEAK_MIB);
    Table table = new Table("over the first", "good/s", "p50", "p90", "threads", "RSS");
    List<ScenarioSummary> scenarios = report.summary().scenarios();
    for (ScenarioSummary scenario :
        scenarios.subList(Math.min(1, scenarios.size()), scenarios.size())) {
      String[] cells = new String[metrics.size() + 1];
      cells[0] = scenario.scenario().name();
      for (int i = 0; i < metrics.size(); i++) {
        cells[i + 1] = ratio(report.comparisons(), metrics.get(i), scenario.scenario().name());
      }
      table.row(cells);
    }
    return table;
  }

  private static String ratio(List<Comparison> comparisons, Metric metric, String other) {
    return comparisons.stream()
        .filter(row -> row.metric().equals(metric) && row.other().equals(other))
        .filter(row -> row.ratio().isPresent())
        .map(
            row ->
                Numbers.brief(row.ratio())
                    + "x"
                    + (row.difference() == Difference.DIFFERENT ? " *" : ""))
        .findFirst()
        .orElse("");
  }

  /** Shows measured and predicted figures, for the scenarios whose requests hold something. */
  static Table theory(RunReport report) {
    Table table =
        new Table(
            "theory (median of trials)",
            "servers",
            "service ms",
            "timeouts",
            "predicted",
            "waiting at end",
            "predicted",
            "p50 ms",
            "predicted",
            "drained s",
            "predicted",
            "law");
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      OptionalInt servers = Predictions.servers(scenario.scenario());
      if (servers.isPresent() && scenario.has(new Predicted(TIMEOUTS))) {
        table.row(
            scenario.scenario().name(),
            Integer.toString(servers.getAsInt()),
            Numbers.brief(scenario.median(SERVICE_TIME_MS)),
            whole(scenario.median(TIMEOUTS)),
            whole(scenario.median(new Predicted(TIMEOUTS))),
            whole(scenario.median(WAITING_AT_WINDOW_END)),
            whole(scenario.median(new Predicted(WAITING_AT_WINDOW_END))),
            whole(scenario.median(LATENCY.at(P50))),
            whole(scenario.median(new Predicted(LATENCY.at(P50)))),
            Numbers.brief(scenario.median(DRAINED_AFTER_S)),
            Numbers.brief(scenario.median(new Predicted(DRAINED_AFTER_S))),
            law(scenario));
      }
    }
    return table;
  }

  /** Shows what kept each scenario from doing more. */
  static Table limits(RunReport report) {
    Table table = new Table("scenario", "limited by", "reading");
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      if (!scenario.limitedBy().word().isEmpty()) {
        table.row(
            scenario.scenario().name(),
            scenario.limitedBy().word(),
            scenario.limitedBy().evidence());
      }
    }
    return table;
  }

  private static String law(ScenarioSummary scenario) {
    List<String> broken = TheoryTolerance.broken(scenario);
    return broken.isEmpty() ? "holds" : "off: " + String.join(", ", broken);
  }

  /** Shows the verdicts, a row for each scenario and metric of each claim. */
  static Table claims(RunReport report) {
    Table table =
        new Table(
            "claim",
            "the article says",
            "scenario",
            "measure",
            "must be",
            "theory",
            "measured",
            "verdict");
    for (Verdict row : report.verdicts().rows()) {
      table.row(
          row.claim().id(),
          row.claim().says(),
          row.against().isEmpty() ? row.scenario() : row.scenario() + " / " + row.against(),
          row.metric().label(),
          must(row),
          Numbers.brief(row.predicted()),
          Numbers.brief(row.measured()) + interval(row.low(), row.high()),
          verdict(row));
    }
    return table;
  }

  private static String must(Verdict row) {
    return switch (row.claim().relation()) {
      case WITHIN -> "ratio 1 ± " + Numbers.brief(row.expected());
      case AT_MOST, AT_LEAST, EQUAL ->
          row.claim().relation().symbol()
              + " "
              + Numbers.brief(row.expected())
              + (row.against().isEmpty() ? "" : "x");
    };
  }

  private static String interval(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? " (" + Numbers.brief(low) + " to " + Numbers.brief(high) + ")"
        : "";
  }

  private static String verdict(Verdict row) {
    String kind = row.kind().label();
    Verdict.Kind expected = row.claim().expected();
    if (row.kind() == Verdict.Kind.INCONCLUSIVE) {
      return kind + ": " + row.reason();
    }
    if (row.kind() != expected && expected != Verdict.Kind.OPEN) {
      return kind + ", expected " + expected.label();
    }
    return row.kind() == Verdict.Kind.REFUTED ? kind + ", as expected" : kind;
  }

  private static String whole(OptionalDouble value) {
    return value.isPresent() ? Long.toString(Math.round(value.getAsDouble())) : "";
  }
}
