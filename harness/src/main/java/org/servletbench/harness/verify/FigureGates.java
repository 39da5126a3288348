package org.servletbench.harness.verify;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/** What arithmetic demands of any result, ours or a tool's: a linter. */
final class FigureGates {
  private static final List<String> ORDERED = List.of("p50", "p90", "p95", "p99", "p999", "max");

  private FigureGates() {}

  static void check(TrialRecord record, Figures figures, List<String> reasons) {
    for (String name : List.of("latency", "ok_latency", "served")) {
      ordering(name, figures, reasons);
    }
    // wrk's mean is corrected by itself and its percentiles are not of the same requests.
    if (record.scenario().driver() != Driver.WRK) {
      bound(figures, reasons);
    }
    StageSums.check(figures, reasons);
    if (record.scenario().driver() == Driver.OPEN_LOOP) {
      little(record.scenario(), figures, reasons);
    }
  }

  private static void ordering(String name, Figures figures, List<String> reasons) {
    double last = 0;
    String lastName = "";
    for (String percentile : ORDERED) {
      OptionalDouble value = figures.value(name + "_" + percentile + "_ms");
      if (value.isPresent()) {
        if (value.getAsDouble() < last * (1 - Thresholds.RESOLUTION)) {
          reasons.add(
              Text.of(
                  "%s %s = %.3f ms is below %s = %.3f ms: the driver's figures are broken",
                  name, percentile, value.getAsDouble(), lastName, last));
        }
        last = value.getAsDouble();
        lastName = percentile;
      }
    }
  }

  /** L9: a hundredth of the values may be as large as the maximum, the rest at most p99. */
  private static void bound(Figures figures, List<String> reasons) {
    OptionalDouble mean = figures.value("latency_mean_ms");
    OptionalDouble p99 = figures.value("latency_p99_ms");
    OptionalDouble max = figures.value("latency_max_ms");
    if (mean.isPresent() && p99.isPresent() && max.isPresent()) {
      double most = 0.99 * p99.getAsDouble() + 0.01 * max.getAsDouble();
      if (mean.getAsDouble() > most * (1 + Thresholds.RESOLUTION) + 1) {
        reasons.add(
            Text.of(
                "the mean latency of %.3f ms exceeds 0.99 p99 + 0.01 max = %.3f ms: impossible, the"
                    + " driver's figures are broken",
                mean.getAsDouble(), most));
      }
    }
  }

  /** L1: requests per second times the time of each is the number of clients. */
  private static void little(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble clients = figures.value("little_clients");
    if (clients.isPresent() && scenario.load() instanceof Load.Closed closed) {
      double ratio = clients.getAsDouble() / closed.connections();
      if (Math.abs(ratio - 1) > Thresholds.LITTLE) {
        reasons.add(
            Text.of(
                "Little's law: rate x latency = %.1f clients, but there were %d: the window is too"
                    + " short for the latency, or requests are missing",
                clients.getAsDouble(), closed.connections()));
      }
    }
  }
}
