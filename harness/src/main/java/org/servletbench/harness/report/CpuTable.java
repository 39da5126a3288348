package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.PROFILE_SAMPLES;
import static org.servletbench.harness.catalogue.ProcessFigure.VIRTUAL_THREAD_PINS;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.catalogue.Profiled;
import org.servletbench.harness.catalogue.Subsystem;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Shows, for profiled scenarios, where the target's CPU time went and how often virtual threads
 * waited on their carrier.
 */
final class CpuTable {
  private CpuTable() {}

  static Table of(RunReport report) {
    List<Column<ScenarioSummary>> columns = new ArrayList<>();
    columns.add(Tables.scenario("CPU per request of"));
    for (Subsystem part : Subsystem.values()) {
      columns.add(Tables.figure(part.label().replace('_', ' '), new Profiled(part)));
    }
    columns.add(Tables.cost("all", CPU_US_PER_REQUEST));
    columns.add(Tables.figure("pinned waits", VIRTUAL_THREAD_PINS));
    return Table.inBlocks(columns, Rungs.blocks(report, row -> row.has(PROFILE_SAMPLES)));
  }
}
