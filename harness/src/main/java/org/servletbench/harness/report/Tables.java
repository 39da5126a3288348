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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.catalogue.Predicted.Basis;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.report.Table.Block;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.TheoryTolerance;

/** The tables that every report shows, in words and figures that are the same everywhere. */
final class Tables {
  private static final SequencedMap<String, Metric> COMPARED = new LinkedHashMap<>();

  static {
    COMPARED.put("good", GOODPUT_RPS);
    COMPARED.put("p50", LATENCY.at(P50));
    COMPARED.put("p90", LATENCY.at(P90));
    COMPARED.put("threads", THREADS_PEAK);
    COMPARED.put("RSS", RSS_PEAK_MIB);
  }

  private static final List<Column<ScenarioSummary>> OUTCOMES =
      List.of(
          scenario("what came back"),
          new Column<>(
              "n",
              row ->
                  row.valid() == row.trials()
                      ? Integer.toString(row.valid())
                      : row.valid() + " of " + row.trials()),
          figure("sent", SENT),
          figure("ok", OK),
          figure("timeouts", TIMEOUTS),
          figure("failed", FAILED),
          figure("done", THROUGHPUT_RPS),
          figure("good", GOODPUT_RPS));

  private static final List<Column<ScenarioSummary>> LATENCIES =
      List.of(
          scenario("how long it took"),
          figure("p50", LATENCY.at(P50)),
          figure("p99", LATENCY.at(P99)),
          figure("max", LATENCY.at(MAX)),
          cost("CPU/req", CPU_US_PER_REQUEST),
          figure("threads", THREADS_PEAK),
          figure("RSS", RSS_PEAK_MIB));

  private static final List<Column<ScenarioSummary>> THEORY =
      List.of(
          scenario("measured (theory; own)"),
          new Column<>(
              "servers",
              row -> Integer.toString(Predictions.servers(row.scenario()).orElseThrow())),
          predicted("service", SERVICE_TIME_MS, Basis.A_PRIORI),
          predicted("timeouts", TIMEOUTS, Basis.A_PRIORI, Basis.OWN),
          predicted("waiting at end", WAITING_AT_WINDOW_END, Basis.A_PRIORI, Basis.OWN),
          predicted("p50", LATENCY.at(P50), Basis.A_PRIORI, Basis.OWN),
          predicted("drained at", DRAINED_AFTER_S, Basis.A_PRIORI),
          new Column<>("law", Tables::law));

  private static final List<Column<ScenarioSummary>> LIMITS =
      List.of(
          scenario("scenario"),
          new Column<>("limited by", row -> row.limitedBy().word()),
          new Column<>("reading", row -> row.limitedBy().evidence()));

  private Tables() {}

  /** Returns whether the table of ratios shows a metric. */
  static boolean compares(Metric metric) {
    return COMPARED.containsValue(metric);
  }

  static Column<ScenarioSummary> scenario(String head) {
    return new Column<>(head, row -> row.scenario().name());
  }

  static Column<ScenarioSummary> figure(String head, Metric metric) {
    return new Column<>(head, row -> Say.figure(metric, row.pooled(metric)));
  }

  /** What a request costs, with the rate on which that depends. */
  static Column<ScenarioSummary> cost(String head, Metric metric) {
    return new Column<>(
        head,
        row -> {
          String cost = Say.figure(metric, row.pooled(metric));
          return cost.isEmpty()
              ? cost
              : cost + " at " + Say.figure(THROUGHPUT_RPS, row.median(THROUGHPUT_RPS));
        });
  }

  /**
   * Median of the trials, with what theory says of it: from a service time known without them, and
   * from their own.
   */
  private static Column<ScenarioSummary> predicted(String head, Metric metric, Basis... bases) {
    return new Column<>(
        head,
        row -> {
          String theories =
              Stream.of(bases)
                  .map(basis -> Say.figure(metric, row.median(new Predicted(metric, basis))))
                  .filter(theory -> !theory.isEmpty())
                  .collect(Collectors.joining("; ", " (", ")"));
          String measured = Say.figure(metric, row.median(metric));
          return theories.equals(" ()") ? measured : (measured + theories).strip();
        });
  }

  /** What became of the requests of each scenario. */
  static Table outcomes(RunReport report) {
    return Table.inBlocks(OUTCOMES, Rungs.blocks(report, row -> true));
  }

  /** How long they took, and what the app used. */
  static Table latencies(RunReport report) {
    return Table.inBlocks(LATENCIES, Rungs.blocks(report, row -> true));
  }

  /** Every scenario over the first of its rung, with interval and word. */
  static Table ratios(RunReport report) {
    Map<String, String> bases =
        report.comparisons().stream()
            .collect(Collectors.toMap(Comparison::other, Comparison::base, (a, b) -> a));
    List<Block<ScenarioSummary>> blocks =
        Rungs.blocks(report, row -> bases.containsKey(row.scenario().name()));
    boolean alone = blocks.size() == 1;
    List<Column<ScenarioSummary>> columns = new ArrayList<>();
    columns.add(
        new Column<>(
            alone ? over(bases, blocks.getFirst()) : "compared",
            row -> compared(bases, blocks, row)));
    columns.add(new Column<>("n", row -> rounds(report.comparisons(), row.scenario().name())));
    COMPARED.forEach(
        (head, metric) ->
            columns.add(
                new Column<>(
                    head, row -> ratio(report.comparisons(), metric, row.scenario().name()))));
    return Table.inBlocks(
        columns,
        blocks.stream()
            .map(
                block ->
                    alone
                        ? new Block<>("", block.rows())
                        : new Block<>(heading(bases, block), block.rows()))
            .toList());
  }

  private static String heading(Map<String, String> bases, Block<ScenarioSummary> block) {
    String over = over(bases, block);
    return block.heading().isEmpty() ? over : block.heading() + ", " + over;
  }

  /** A scenario's name; with the base, if its block is compared with another. */
  private static String compared(
      Map<String, String> bases, List<Block<ScenarioSummary>> blocks, ScenarioSummary row) {
    String name = row.scenario().name();
    return blocks.stream()
            .filter(block -> block.rows().contains(row))
            .allMatch(block -> over(bases, block).equals("over " + bases.get(name)))
        ? name
        : name + " over " + bases.get(name);
  }

  private static String over(Map<String, String> bases, Block<ScenarioSummary> block) {
    return "over " + bases.get(block.rows().getFirst().scenario().name());
  }

  private static String ratio(List<Comparison> comparisons, Metric metric, String other) {
    return comparisons.stream()
        .filter(row -> row.metric().equals(metric) && row.other().equals(other))
        .map(row -> RatioText.cell(row.difference()))
        .findFirst()
        .orElse("");
  }

  /** Returns the rounds in which a scenario was compared in the metric with most of them. */
  private static String rounds(List<Comparison> comparisons, String other) {
    return Integer.toString(
        comparisons.stream()
            .filter(row -> row.other().equals(other))
            .mapToInt(row -> row.difference().n())
            .max()
            .orElse(0));
  }

  /** Shows measured and predicted figures, for the scenarios whose requests hold something. */
  static Table theory(RunReport report) {
    return Table.inBlocks(
        THEORY,
        Rungs.blocks(
            report,
            row ->
                Predictions.servers(row.scenario()).isPresent()
                    && row.has(new Predicted(TIMEOUTS))));
  }

  /** Shows what kept each scenario from doing more. */
  static Table limits(RunReport report) {
    return Table.of(
        LIMITS,
        report.summary().scenarios().stream()
            .filter(row -> !row.limitedBy().word().isEmpty())
            .toList());
  }

  private static String law(ScenarioSummary scenario) {
    List<String> broken = TheoryTolerance.broken(scenario);
    return broken.isEmpty() ? "holds" : "off: " + String.join(", ", broken);
  }
}
