package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.LITTLE_CLIENTS;
import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.MEAN;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P95;
import static org.servletbench.harness.catalogue.Statistic.P99;
import static org.servletbench.harness.catalogue.Statistic.P999;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency.Kind;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/** Checks what arithmetic demands of any result, ours or a tool's. */
final class FigureGates {
  private static final List<Statistic> ORDERED = List.of(P50, P90, P95, P99, P999, MAX);

  private FigureGates() {}

  static void check(TrialRecord record, Figures figures, List<String> reasons) {
    for (Kind kind : Kind.values()) {
      ordering(kind, figures, reasons);
    }
    // wrk corrects its mean on its own, and its percentiles are of other requests.
    if (record.scenario().driver() != Driver.WRK) {
      bound(figures, reasons);
    }
    StageSums.check(figures, reasons);
    if (record.scenario().driver() == Driver.OPEN_LOOP) {
      little(record, figures, reasons);
    }
  }

  private static void ordering(Kind kind, Figures figures, List<String> reasons) {
    double last = 0;
    String lastName = "";
    for (Statistic statistic : ORDERED) {
      OptionalDouble value = figures.value(kind.at(statistic));
      if (value.isPresent()) {
        if (value.getAsDouble() < last * (1 - Thresholds.RESOLUTION)) {
          reasons.add(
              Text.of(
                  "%s %s = %.3f ms is below %s = %.3f ms: the driver's figures are broken",
                  kind.label(), statistic.label(), value.getAsDouble(), lastName, last));
        }
        last = value.getAsDouble();
        lastName = statistic.label();
      }
    }
  }

  /** Checks law L9: a hundredth of the values may reach the maximum, the rest at most p99. */
  private static void bound(Figures figures, List<String> reasons) {
    OptionalDouble mean = figures.value(LATENCY.at(MEAN));
    OptionalDouble p99 = figures.value(LATENCY.at(P99));
    OptionalDouble max = figures.value(LATENCY.at(MAX));
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

  /** Checks law L1: requests per second times the time of each is the number of clients. */
  private static void little(TrialRecord record, Figures figures, List<String> reasons) {
    OptionalDouble clients = figures.value(LITTLE_CLIENTS);
    if (clients.isPresent() && record.scenario().load() instanceof Load.Closed closed) {
      double ratio = clients.getAsDouble() / closed.connections();
      double least = 1 - missing(closed, record.recording()) - Thresholds.LITTLE;
      if (ratio > 1 + Thresholds.LITTLE || ratio < least) {
        reasons.add(
            Text.of(
                "Little's law: rate x latency = %.1f clients, but there were %d: the window is too"
                    + " short for the latency, or requests are missing",
                clients.getAsDouble(), closed.connections()));
      }
    }
  }

  /**
   * Returns the mean share of the clients that are not there yet in the whole seconds of MEASURE,
   * because they send their first requests one after another.
   */
  private static double missing(Load.Closed load, Recording recording) {
    double spread = load.spread().toNanos() / 1e9;
    double ran =
        recording instanceof Recording.Seconds seconds
            ? (seconds.measureStartMillis() - seconds.loadStartMillis()) / 1e3
            : 0;
    double late = Math.max(0, spread - ran);
    return late == 0 ? 0 : late * late / (2 * spread * load.duration().toSeconds());
  }
}
