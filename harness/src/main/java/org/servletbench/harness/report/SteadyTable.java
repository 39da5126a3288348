package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ProcessFigure.COMPILER_CPU_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.TIME_TO_STEADY_S;

import java.util.Optional;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.verify.ScenarioSummary;

/** Shows how long each target took to become steady, and whether it stayed steady. */
final class SteadyTable {
  private SteadyTable() {}

  /** Makes the table; empty if every warm-up has a fixed length. */
  static Optional<Table> of(RunReport report) {
    Table table =
        new Table(
            "warm-up until steady", "at most", "steady after s", "compiler in MEASURE, cores");
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      if (scenario.scenario().warmUp().untilSteady().isPresent()) {
        table.row(
            scenario.scenario().name(),
            Units.formatDuration(scenario.scenario().warmUp().duration()),
            Numbers.brief(scenario.median(TIME_TO_STEADY_S)),
            Numbers.brief(scenario.median(COMPILER_CPU_SHARE)));
      }
    }
    return table.isEmpty() ? Optional.empty() : Optional.of(table);
  }
}
