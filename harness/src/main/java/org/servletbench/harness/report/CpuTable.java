package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.PROFILE_SAMPLES;
import static org.servletbench.harness.catalogue.ProcessFigure.VIRTUAL_THREAD_PINS;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.catalogue.Profiled;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Shows, for profiled scenarios, where the target's CPU time went and how often virtual threads
 * waited on their carrier.
 */
final class CpuTable {
  private CpuTable() {}

  static Table of(RunReport report) {
    List<String> head = new ArrayList<>(List.of("CPU us/req of"));
    for (Profiled.Part part : Profiled.Part.values()) {
      head.add(part.label().replace('_', ' '));
    }
    head.add("all");
    head.add("pinned waits");
    Table table = new Table(head.toArray(String[]::new));
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      if (scenario.has(PROFILE_SAMPLES)) {
        List<String> cells = new ArrayList<>(List.of(scenario.scenario().name()));
        for (Profiled.Part part : Profiled.Part.values()) {
          cells.add(Numbers.brief(scenario.median(new Profiled(part))));
        }
        cells.add(Numbers.brief(scenario.median(CPU_US_PER_REQUEST)));
        cells.add(Numbers.brief(scenario.median(VIRTUAL_THREAD_PINS)));
        table.row(cells.toArray(String[]::new));
      }
    }
    return table;
  }
}
