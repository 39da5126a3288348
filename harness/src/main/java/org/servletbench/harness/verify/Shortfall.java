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
import java.util.stream.Stream;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Slots;

/** Computes by how much a target served less than it was asked to. */
final class Shortfall {
  /** The least share that counts: any client may lose single requests. */
  static final double SHARE = 0.001;

  /** The tolerance: completions vary by some percent with random arrivals. */
  private static final double ROOM = 0.05;

  /** The widest spread of response times that do not grow over the window. */
  private static final double FLAT = 1.5;

  private Shortfall() {}

  /**
   * Counts the requests that did not end well. With an open load it also counts those that did not
   * end in the window although the response time leaves room for them. Empty if there are none, or
   * {@link Unread} says that they were not counted.
   */
  static OptionalDouble of(Scenario scenario, Figures figures) {
    // wrk and ab count failures without their kinds: the count is the least that was lost.
    double lost =
        Stream.of(TIMEOUTS, FAILED, DROPPED)
            .flatMapToDouble(it -> figures.value(it).stream())
            .sum();
    OptionalDouble ok = figures.value(OK);
    if (lost > 0 && (ok.isEmpty() || lost > SHARE * (lost + ok.getAsDouble()))) {
      return OptionalDouble.of(lost);
    }
    OptionalDouble goodput = figures.value(GOODPUT_RPS);
    if (scenario.open().isEmpty() || goodput.isEmpty()) {
      return OptionalDouble.empty();
    }
    // A window that goes on counts the answers to requests of before, and so loses none at its end.
    double underWayMillis =
        scenario.warmUp().settle().isZero()
            ? Math.max(scenario.delayMillis(), flatMillis(figures))
            : 0;
    return late(scenario.open().get(), goodput.getAsDouble(), underWayMillis);
  }

  private static OptionalDouble late(Load.Open load, double goodput, double responseMillis) {
    double due = due(load, responseMillis);
    double served = goodput * load.duration().toNanos() / 1e9;
    return served < (1 - ROOM) * due ? OptionalDouble.of(due - served) : OptionalDouble.empty();
  }

  /**
   * Counts the arrivals whose answer can come inside a window that begins with nothing in flight.
   * At the end of a ramp more are under way than its mean rate says.
   */
  static int due(Load.Open load, double responseMillis) {
    long last = load.duration().toNanos() - Math.round(responseMillis * 1e6);
    Slots slots = load.arrivals().over(load.duration());
    int due = 0;
    while (slots.next() < last) { // Slots.NONE never is
      due++;
    }
    return due;
  }

  /** Returns the response time, which excuses late answers, if it does not grow over the window. */
  private static double flatMillis(Figures figures) {
    OptionalDouble p50 = figures.value(LATENCY.at(P50));
    OptionalDouble p90 = figures.value(LATENCY.at(P90));
    return p50.isPresent() && p90.isPresent() && p90.getAsDouble() <= FLAT * p50.getAsDouble()
        ? p50.getAsDouble()
        : 0; // nothing is excused without both
  }
}
