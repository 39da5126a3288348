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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.verify.ScenarioSummary;

/** Shows how figures depend on the load: drivers side by side, and open beside closed load. */
final class DriverTables {
  private static final Column<ScenarioSummary> DRIVER =
      new Column<>("driver", row -> row.scenario().driver().label());

  private static final Column<ScenarioSummary> MEANING =
      new Column<>("its latency is", row -> row.scenario().driver().latency());

  private static final List<Column<ScenarioSummary>> DRIVERS =
      List.of(
          DRIVER,
          Tables.figure("good", GOODPUT_RPS),
          Tables.figure("p50", LATENCY.at(P50)),
          Tables.figure("p99", LATENCY.at(P99)),
          MEANING);

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

  /**
   * What each driver says, and only what it means where one has several scenarios, whose own tables
   * have the figures; no row where a run has one driver only.
   */
  static Table concordance(RunReport report) {
    List<ScenarioSummary> all = report.summary().scenarios();
    Map<Driver, ScenarioSummary> firsts = new LinkedHashMap<>();
    all.forEach(each -> firsts.putIfAbsent(each.scenario().driver(), each));
    if (firsts.size() == 1) {
      return Table.of(DRIVERS, List.of());
    }
    return firsts.size() == all.size()
        ? Table.inBlocks(DRIVERS, Rungs.blocks(report, row -> true))
        : Table.of(List.of(DRIVER, MEANING), List.copyOf(firsts.values()));
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
