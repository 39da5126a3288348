package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.verify.FamilyNames;
import org.servletbench.harness.verify.ScenarioSummary;

/** Shows what a request costs as a curve over the rate, for targets that a run has at several. */
final class CostCurveTable {
  private static final int LEAST_RATES = 3;

  private CostCurveTable() {}

  /** A target at one delay, with its scenarios by rate. */
  private record Curve(Target target, TreeMap<Double, ScenarioSummary> byRate) {}

  /** What the scenarios of a curve have in common. */
  private record Family(
      Target target,
      Optional<Duration> delay,
      int requestsPerConnection,
      Driver driver,
      String arrivals) {
    static Family of(Scenario scenario, Load.Open load) {
      return new Family(
          scenario.target(),
          scenario.delay(),
          scenario.client().requestsPerConnection(),
          scenario.driver(),
          load.arrivals() instanceof Arrivals.Burst burst
              ? "burst " + burst.size()
              : load.arrivals().label());
    }
  }

  static Table of(RunReport report) {
    Map<Family, Curve> curves = new LinkedHashMap<>();
    for (ScenarioSummary summary : report.summary().scenarios()) {
      summary
          .scenario()
          .open()
          .filter(load -> summary.has(CPU_US_PER_REQUEST))
          .ifPresent(
              load ->
                  curves
                      .computeIfAbsent(
                          Family.of(summary.scenario(), load),
                          family -> new Curve(family.target(), new TreeMap<>()))
                      .byRate()
                      .putIfAbsent(load.ratePerSecond(), summary)); // of twins the first
    }
    List<Curve> rows =
        curves.values().stream().filter(it -> it.byRate().size() >= LEAST_RATES).toList();
    TreeSet<Double> rates = new TreeSet<>();
    rows.forEach(row -> rates.addAll(row.byRate().keySet()));
    Map<Curve, List<ScenarioSummary>> members = new LinkedHashMap<>();
    rows.forEach(row -> members.put(row, List.copyOf(row.byRate().values())));
    Map<Curve, String> names = FamilyNames.of(members, row -> row.target().label());
    List<Column<Curve>> columns = new ArrayList<>();
    columns.add(new Column<>("CPU per request", names::get));
    for (double rate : rates) {
      columns.add(new Column<>("at " + Say.perSecond(rate), row -> cost(row.byRate().get(rate))));
    }
    return Table.of(columns, rows);
  }

  private static String cost(ScenarioSummary summary) {
    return summary == null
        ? ""
        : Say.figure(CPU_US_PER_REQUEST, summary.median(CPU_US_PER_REQUEST));
  }
}
