package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.metrics.Subsystem;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Where the target's CPU time went, and how often virtual threads waited on their carrier, for the
 * scenarios that were profiled.
 */
final class CpuTable {
  private CpuTable() {}

  static Table of(RunReport report) {
    List<String> head = new ArrayList<>(List.of("CPU us/req of"));
    for (Subsystem subsystem : Subsystem.values()) {
      head.add(subsystem.label().replace('_', ' '));
    }
    head.add("all");
    head.add("pinned waits");
    Table table = new Table(head.toArray(String[]::new));
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      if (scenario.has("profile_samples")) {
        List<String> cells = new ArrayList<>(List.of(scenario.scenario().name()));
        for (Subsystem subsystem : Subsystem.values()) {
          cells.add(Numbers.brief(scenario.median(subsystem.metric())));
        }
        cells.add(Numbers.brief(scenario.median("cpu_us_per_request")));
        cells.add(Numbers.brief(scenario.median("virtual_thread_pins")));
        table.row(cells.toArray(String[]::new));
      }
    }
    return table;
  }
}
