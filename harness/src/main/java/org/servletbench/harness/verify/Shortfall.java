package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.DROPPED;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;

import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;

/** By how much a target served less than it was asked to. */
final class Shortfall {
  /** Smaller shares are those of single requests that any client may lose. */
  private static final double SHARE = 0.001;

  /** Completions vary by some percent where arrivals are random. */
  private static final double ROOM = 0.05;

  /** Response times that spread no wider than this do not grow over the window. */
  private static final double FLAT = 1.5;

  private Shortfall() {}

  /**
   * Requests that did not end well or, of an open load, did not end within the window although the
   * response time leaves them room; empty where there are none.
   */
  static OptionalDouble of(Scenario scenario, Figures figures) {
    double lost =
        figures.value(TIMEOUTS).orElse(0)
            + figures.value(FAILED).orElse(0)
            + figures.value(DROPPED).orElse(0);
    if (lost > SHARE * (lost + figures.value(OK).orElse(0))) {
      return OptionalDouble.of(lost);
    }
    return scenario.open().isPresent()
        ? late(scenario.open().get(), scenario.delayMillis() / 1000, figures)
        : OptionalDouble.empty();
  }

  private static OptionalDouble late(Load.Open load, double delaySeconds, Figures figures) {
    OptionalDouble goodput = figures.value(GOODPUT_RPS);
    double p50 = figures.value(LATENCY.at(P50)).orElse(0) / 1000;
    boolean flat = figures.value(LATENCY.at(P90)).orElse(Double.MAX_VALUE) / 1000 <= FLAT * p50;
    double due = load.requests() - load.ratePerSecond() * Math.max(delaySeconds, flat ? p50 : 0);
    double served = goodput.orElse(0) * load.duration().toNanos() / 1e9;
    return goodput.isPresent() && served < (1 - ROOM) * due
        ? OptionalDouble.of(due - served)
        : OptionalDouble.empty();
  }
}
