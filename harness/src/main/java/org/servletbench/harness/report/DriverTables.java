package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.Latency.Kind.SERVED;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;
import static org.servletbench.harness.catalogue.Statistic.P999;
import static org.servletbench.harness.catalogue.Statistic.SLOW_SHARE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.verify.ScenarioSummary;

/** Shows how figures depend on the load: drivers side by side, and open beside closed load. */
final class DriverTables {
  private static final List<Column<ScenarioSummary>> DRIVERS =
      List.of(
          new Column<>("driver", row -> row.scenario().driver().label()),
          Tables.figure("good", GOODPUT_RPS),
          Tables.figure("p50", LATENCY.at(P50)),
          Tables.figure("p99", LATENCY.at(P99)),
          new Column<>("its latency is", row -> row.scenario().driver().latency()));

  private static final List<Column<Loaded>> PAIRS =
      List.of(
          new Column<>("open beside closed", row -> row.scenario().scenario().name() + row.how()),
          new Column<>(
              "done", row -> Say.figure(THROUGHPUT_RPS, row.scenario().median(THROUGHPUT_RPS))),
          at("p50", P50),
          at("p99", P99),
          at("p99.9", P999),
          at("max", MAX),
          at("beyond 2 x p50", SLOW_SHARE));

  private DriverTables() {}

  /** A scenario, and one kind of its latencies. */
  private record Loaded(ScenarioSummary scenario, Latency.Kind latency, String how) {}

  private static Column<Loaded> at(String head, Statistic statistic) {
    return new Column<>(
        head,
        row -> {
          Latency metric = row.latency().at(statistic);
          return Say.figure(metric, row.scenario().median(metric));
        });
  }

  /** What each driver says; no row where a run has one only. */
  static Table concordance(RunReport report) {
    List<ScenarioSummary> all = report.summary().scenarios();
    boolean several = all.stream().map(each -> each.scenario().driver()).distinct().count() > 1;
    return Table.inBlocks(DRIVERS, several ? Rungs.blocks(report, row -> true) : List.of());
  }

  /** Closed scenarios beside the open ones that they are paired with; no row without a pair. */
  static Table omission(RunReport report) {
    List<Loaded> rows = new ArrayList<>();
    for (ScenarioSummary closed : report.summary().scenarios()) {
      for (ScenarioSummary open : report.summary().scenarios()) {
        if (closed.scenario().pairedWith().equals(Optional.of(open.scenario().name()))) {
          rows.add(new Loaded(open, LATENCY, " (open, from the intended start)"));
          rows.add(new Loaded(open, SERVED, " (open, from the real start)"));
          rows.add(new Loaded(closed, SERVED, " (closed)"));
        }
      }
    }
    return Table.of(PAIRS, rows);
  }
}
