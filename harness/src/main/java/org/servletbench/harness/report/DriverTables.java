package org.servletbench.harness.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.verify.ScenarioSummary;

/** What the way of loading does to the figures: drivers side by side, and open beside closed. */
final class DriverTables {
  private DriverTables() {}

  /** Every scenario over that of the open-loop driver; empty where a run has one driver only. */
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
          Numbers.brief(scenario.median("goodput_rps")),
          ratio(scenario, base.get(), "goodput_rps"),
          Numbers.brief(scenario.median("latency_p50_ms")),
          ratio(scenario, base.get(), "latency_p50_ms"),
          Numbers.brief(scenario.median("latency_p99_ms")),
          ratio(scenario, base.get(), "latency_p99_ms"),
          scenario.scenario().driver().latency());
    }
    return Optional.of(table);
  }

  /** Closed scenarios beside the open ones that they are paired with; empty without a pair. */
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
          row(table, open, "latency", " (open, from the intended start)");
          row(table, open, "served", " (open, from the real start)");
          row(table, closed, "served", " (closed)");
        }
      }
    }
    return any ? Optional.of(table) : Optional.empty();
  }

  private static void row(Table table, ScenarioSummary scenario, String latency, String what) {
    table.row(
        scenario.scenario().name() + what,
        Numbers.brief(scenario.median("throughput_rps")),
        Numbers.brief(scenario.median(latency + "_p50_ms")),
        Numbers.brief(scenario.median(latency + "_p99_ms")),
        Numbers.brief(scenario.median(latency + "_p999_ms")),
        Numbers.brief(scenario.median(latency + "_max_ms")),
        Numbers.brief(scenario.median(latency + "_slow_share")));
  }

  private static String ratio(ScenarioSummary scenario, ScenarioSummary base, String metric) {
    OptionalDouble value = scenario.median(metric);
    OptionalDouble other = base.median(metric);
    return value.isPresent() && other.isPresent() && other.getAsDouble() > 0
        ? Numbers.brief(value.getAsDouble() / other.getAsDouble()) + "x"
        : "";
  }
}
