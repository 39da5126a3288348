package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ProcessFigure.COMPILER_CPU_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.TIME_TO_STEADY_S;
import static org.servletbench.harness.catalogue.SteadyFigure.SETTLED_AFTER_S;
import static org.servletbench.harness.catalogue.SteadyFigure.TRANSIENT_LATENCY_P99_MS;

import java.util.List;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.verify.ScenarioSummary;

/** Shows how long each target took to become steady and to settle, and whether it stayed so. */
final class SteadyTable {
  private static final List<Column<ScenarioSummary>> COLUMNS =
      List.of(
          Tables.scenario("warm-up until steady"),
          new Column<>("at most", row -> Say.duration(row.scenario().warmUp().duration())),
          Tables.figure("steady after", TIME_TO_STEADY_S),
          Tables.figure("then compiling, of a core", COMPILER_CPU_SHARE));

  private static final List<Column<ScenarioSummary>> OF_LOAD =
      List.of(
          Tables.scenario("measured load until settled"),
          new Column<>("at most", row -> Say.duration(row.scenario().warmUp().settle())),
          Tables.figure("settled after", SETTLED_AFTER_S),
          Tables.figure("p99 until then", TRANSIENT_LATENCY_P99_MS));

  private SteadyTable() {}

  /** Empty where every warm-up has a length of its own. */
  static Table of(RunReport report) {
    return Table.of(
        COLUMNS,
        report.summary().scenarios().stream()
            .filter(row -> row.scenario().warmUp().untilSteady().isPresent())
            .toList());
  }

  /** Shows how the measured load began; empty if every window begins with it. */
  static Table ofLoad(RunReport report) {
    return Table.of(
        OF_LOAD,
        report.summary().scenarios().stream()
            .filter(row -> !row.scenario().warmUp().settle().isZero())
            .toList());
  }
}
