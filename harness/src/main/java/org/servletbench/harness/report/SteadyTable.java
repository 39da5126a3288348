package org.servletbench.harness.report;

import java.util.Optional;
import org.servletbench.harness.model.Units;
import org.servletbench.harness.verify.ScenarioSummary;

/** How long each target took to become steady, and whether it stayed so. */
final class SteadyTable {
  private SteadyTable() {}

  /** Empty where every warm-up has a length of its own. */
  static Optional<Table> of(RunReport report) {
    Table table =
        new Table(
            "warm-up until steady", "at most", "steady after s", "compiler in MEASURE, cores");
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      if (scenario.scenario().warmUp().untilSteady().isPresent()) {
        table.row(
            scenario.scenario().name(),
            Units.formatDuration(scenario.scenario().warmUp().duration()),
            Numbers.brief(scenario.median("time_to_steady_s")),
            Numbers.brief(scenario.median("compiler_cpu_share")));
      }
    }
    return table.isEmpty() ? Optional.empty() : Optional.of(table);
  }
}
