package org.servletbench.harness.cli;

import java.util.Map;
import org.servletbench.harness.answer.Doubt;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.report.CapacityReport;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.verify.Capacity;
import org.servletbench.harness.verify.CapacitySearch;
import org.servletbench.harness.verify.Slo;

/** Adds the capacity curve to the report and writes it to a file. */
record CapacityCurve(Slo objectives) implements RunAndReport.Addition {
  @Override
  public RunReport of(RunReport report) {
    return report.led(
        new Finding.Sustained(
            objectives.toString(),
            Capacity.of(objectives, report.trials()),
            new Doubt(1, CapacitySearch.CONFIRMATIONS, false)));
  }

  @Override
  public Map<String, String> files(RunReport report) {
    return Map.of("capacity.csv", capacity(report).csv());
  }

  @Override
  public String console(RunReport report, int columns) {
    return capacity(report).console(report.environment(), columns);
  }

  private CapacityReport capacity(RunReport report) {
    return new CapacityReport(objectives, Capacity.of(objectives, report.trials()));
  }
}
