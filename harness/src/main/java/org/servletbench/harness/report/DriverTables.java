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

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.verify.ScenarioSummary;

/** Shows how figures depend on the load: drivers side by side, and open beside closed load. */
final class DriverTables {
  private DriverTables() {}

  /** Compares every scenario with that of the open-loop driver; empty with only one driver. */
  static Optional<Table> concordance(RunReport report) {
    List<ScenarioSummary> scenarios = report.summary().scenarios();
    Optional<ScenarioSummary> base =
        scenarios.stream().filter(s -> s.scenario().driver() == Driver.OPEN_LOOP).findFirst();
    if (base.isEmpty()
        || scenarios.stream().map(s -> s.scenario().driver()).distinct().count() < 2) {
      return Optional.empty();
    }
    Table table =
        new Table(
            "driver",
            "load",
            "good/s",
            "over open-loop",
            "p50 ms",
            "over open-loop ",
            "p99 ms",
            "over open-loop  ",
            "its latency is");
    for (ScenarioSummary scenario : scenarios) {
      table.row(
          scenario.scenario().driver().label(),
          scenario.scenario().load().label(),
          Numbers.brief(scenario.median(GOODPUT_RPS)),
          ratio(scenario, base.get(), GOODPUT_RPS),
          Numbers.brief(scenario.median(LATENCY.at(P50))),
          ratio(scenario, base.get(), LATENCY.at(P50)),
          Numbers.brief(scenario.median(LATENCY.at(P99))),
          ratio(scenario, base.get(), LATENCY.at(P99)),
          scenario.scenario().driver().latency());
    }
    return Optional.of(table);
  }

  /** Shows closed scenarios beside their open pairs; empty without a pair. */
  static Optional<Table> omission(RunReport report) {
    Table table =
        new Table(
            "open beside closed",
            "req/s",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "max ms",
            "beyond 2 x p50");
    boolean any = false;
    for (ScenarioSummary closed : report.summary().scenarios()) {
      for (ScenarioSummary open : report.summary().scenarios()) {
        if (closed.scenario().pairedWith().equals(Optional.of(open.scenario().name()))) {
          any = true;
          row(table, open, LATENCY, " (open, from the intended start)");
          row(table, open, SERVED, " (open, from the real start)");
          row(table, closed, SERVED, " (closed)");
        }
      }
    }
    return any ? Optional.of(table) : Optional.empty();
  }

  private static void row(
      Table table, ScenarioSummary scenario, Latency.Kind latency, String what) {
    table.row(
        scenario.scenario().name() + what,
        Numbers.brief(scenario.median(THROUGHPUT_RPS)),
        Numbers.brief(scenario.median(latency.at(P50))),
        Numbers.brief(scenario.median(latency.at(P99))),
        Numbers.brief(scenario.median(latency.at(P999))),
        Numbers.brief(scenario.median(latency.at(MAX))),
        Numbers.brief(scenario.median(latency.at(SLOW_SHARE))));
  }

  private static String ratio(ScenarioSummary scenario, ScenarioSummary base, Metric metric) {
    OptionalDouble value = scenario.median(metric);
    OptionalDouble other = base.median(metric);
    return value.isPresent() && other.isPresent() && other.getAsDouble() > 0
        ? Numbers.brief(value.getAsDouble() / other.getAsDouble()) + "x"
        : "";
  }
}
