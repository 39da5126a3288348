package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES_BETWEEN_READINGS;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_FIRST_SECOND_P99_MS;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_P99_MS;
import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECTIONS_CLOSED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECTIONS_OPENED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_REFUSED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_TIMEOUT;
import static org.servletbench.harness.catalogue.LoadFigure.DROPPED;
import static org.servletbench.harness.catalogue.LoadFigure.HTTP_4XX;
import static org.servletbench.harness.catalogue.LoadFigure.HTTP_5XX;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.LoadFigure.OTHER;
import static org.servletbench.harness.catalogue.LoadFigure.PLANNED;
import static org.servletbench.harness.catalogue.LoadFigure.READ_TIMEOUT;
import static org.servletbench.harness.catalogue.LoadFigure.RESET;
import static org.servletbench.harness.catalogue.LoadFigure.SENT;
import static org.servletbench.harness.catalogue.LoadFigure.STALE_CONNECTION;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.ToolFigure.AB_KEEPALIVE_REQUESTS;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.SteadyMetrics;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Units;

/** Checks that the load was what the suite asks for. */
final class LoadGates {
  private LoadGates() {}

  static void check(TrialRecord record, Figures figures, List<String> reasons) {
    Scenario scenario = record.scenario();
    scenario.open().ifPresent(load -> planned(load, figures, reasons));
    lag(scenario, figures, reasons);
    reached(figures, reasons);
    generator(scenario, figures, reasons);
    connections(scenario, figures, reasons);
    keepAlive(scenario, figures, reasons);
    steady(record, reasons);
  }

  /** Checks that the target was steady: cold requests cost more, and the compiler takes cores. */
  private static void steady(TrialRecord record, List<String> reasons) {
    SteadyMetrics.judge(record)
        .filter(steadiness -> !steadiness.isReached() && record.observations().isPresent())
        .ifPresent(
            steadiness ->
                reasons.add(
                    Text.of(
                        "not steady within %s of warm-up: at last %s; raise warm-up.at-most, or"
                            + " lower the rate",
                        Units.formatDuration(record.scenario().warmUp().duration()),
                        steadiness.evidence())));
  }

  /** Checks that every arrival has ended: a missing one would be missing from every figure. */
  private static void planned(Load.Open load, Figures figures, List<String> reasons) {
    OptionalDouble counted = figures.value(COMPLETED);
    double planned = figures.value(PLANNED).orElseGet(load::requests);
    if (counted.isEmpty()) {
      reasons.add(
          Text.of(
              "none of %.0f planned arrivals is in the driver's log: nothing was sent, or it was"
                  + " not written (a full disk?); see the driver's log",
              planned));
      return;
    }
    double completed = counted.getAsDouble();
    if (completed > planned) {
      reasons.add(
          Text.of(
              "%s of the warm-up ended in MEASURE: the target cannot take the rate of"
                  + " the warm-up; lower it, or its delay",
              Text.count((long) (completed - planned), "request")));
    } else if (completed < planned) {
      reasons.add(
          Text.of(
              "%.0f of %.0f planned arrivals are in the driver's log: the rest was never sent,"
                  + " never finished or not written (a full disk?); see the driver's log",
              completed, planned));
    }
  }

  private static void lag(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble lag = figures.value(ARRIVAL_LAG_P99_MS);
    OptionalDouble median = figures.value(LATENCY.at(P50)); // without it the strict bound applies
    double most =
        scenario.driver() == Driver.JMETER
            ? Thresholds.JMETER_LAG_P99_MS
            : Math.max(
                Thresholds.OPEN_LOOP_LAG_P99_MS,
                median.stream().map(p50 -> Thresholds.LAG_OF_LATENCY * p50).sum());
    if (lag.isPresent() && lag.getAsDouble() > most) {
      reasons.add(
          Text.of(
              "arrivals were late by %.1f ms (p99; at most %.1f)%s, and run again",
              lag.getAsDouble(), most, remedy(scenario, figures, lag.getAsDouble())));
    }
  }

  /**
   * A generator that has sent nothing for two seconds finds its caches cold, as does the machine
   * that had nothing to do: its first arrivals are late by 5 to 20 ms.
   */
  private static String remedy(Scenario scenario, Figures figures, double lag) {
    if (scenario.driver() == Driver.JMETER) {
      return ": the generator had no CPU; close other programs";
    }
    boolean isOfTheStart =
        figures.value(ARRIVAL_LAG_FIRST_SECOND_P99_MS).stream().anyMatch(first -> first >= lag);
    if (isOfTheStart && scenario.warmUp().settle().isZero() && scenario.load().staysConstant()) {
      return ", the latest in the first second, before which nothing was sent: set warm-up.settle:"
          + " 1s or close other programs";
    }
    return ": the generator had no CPU; close other programs, lower the rate or bind the generator"
        + " to a core (client.core)";
  }

  /** Checks that requests reached the target: a run of refusals does not measure a server. */
  private static void reached(Figures figures, List<String> reasons) {
    OptionalDouble completed = figures.value(COMPLETED);
    if (figures.value(CONNECT_REFUSED).isEmpty()) {
      // wrk and ab do not tell outcomes apart: what they count as completed was answered.
      if (completed.isPresent() && completed.getAsDouble() == 0) {
        reasons.add("no request was answered: start the server, or correct the URL");
      }
      return;
    }
    OptionalDouble answered = figures.sum(OK, HTTP_4XX, HTTP_5XX, READ_TIMEOUT, RESET, OTHER);
    OptionalDouble stale = figures.value(STALE_CONNECTION); // else among the resets
    if (answered.isEmpty()) {
      reasons.add("how the requests ended was not told: see the driver's log");
    } else if (completed.isPresent()
        && completed.getAsDouble() > 0
        && answered.getAsDouble() + stale.stream().sum() == 0) {
      reasons.add(
          Text.of(
              "no request reached the target (%.0f refused, %.0f connect timeouts, %.0f dropped):"
                  + " start the server, or correct the URL",
              figures.value(CONNECT_REFUSED).getAsDouble(),
              figures.value(CONNECT_TIMEOUT).getAsDouble(),
              figures.value(DROPPED).getAsDouble()));
    }
  }

  /** Checks the generator's CPU: all but JMeter, which may use every core, have one loop. */
  private static void generator(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble cores = generatorCores(figures);
    if (scenario.driver() != Driver.JMETER
        && cores.isPresent()
        && cores.getAsDouble() > Thresholds.GENERATOR_CORE_SHARE) {
      reasons.add(
          Text.of(
              "the generator used %.2f of its one core (at most %.2f): it was the bottleneck; lower"
                  + " the rate or the number of connections",
              cores.getAsDouble(), Thresholds.GENERATOR_CORE_SHARE));
    }
  }

  /** Returns the driver's own count for exactly MEASURE if it has one, else the readings'. */
  static OptionalDouble generatorCores(Figures figures) {
    OptionalDouble own = figures.value(GENERATOR_CPU_CORES);
    return own.isPresent() ? own : figures.value(GENERATOR_CPU_CORES_BETWEEN_READINGS);
  }

  /** Checks that ab got the keep-alive it asked for, since it speaks HTTP/1.0. */
  private static void keepAlive(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble kept = figures.value(AB_KEEPALIVE_REQUESTS);
    OptionalDouble completed = figures.value(COMPLETED);
    if (!scenario.client().keepsAlive() || scenario.driver() != Driver.AB || completed.isEmpty()) {
      return;
    }
    if (kept.isEmpty()) {
      reasons.add("ab did not say how many requests were on kept-alive connections: use ab 2.3");
    } else if (kept.getAsDouble() < Thresholds.KEPT_ALIVE * completed.getAsDouble()) {
      reasons.add(
          Text.of(
              "%.0f of %.0f requests were on kept-alive connections: the server closes HTTP/1.0"
                  + " ones; set client.keep-alive: false, or use another driver",
              kept.getAsDouble(), completed.getAsDouble()));
    }
  }

  /** Checks the number of connections: one that closes early costs an extra handshake. */
  private static void connections(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble opened = figures.value(CONNECTIONS_OPENED);
    OptionalDouble sent = figures.value(SENT);
    if (opened.isEmpty() || sent.isEmpty()) {
      return;
    }
    int each = scenario.client().requestsPerConnection();
    if (each == 1 && opened.getAsDouble() < sent.getAsDouble()) {
      reasons.add(
          Text.of(
              "keep-alive is off, but %s used %s",
              Text.count((long) sent.getAsDouble(), "request"),
              Text.count((long) opened.getAsDouble(), "connection")));
    }
    double closed = closedAfterGoodAnswers(figures);
    if (each == 0 && closed > Thresholds.ENDED_CONNECTIONS * sent.getAsDouble()) {
      reasons.add(
          opened.getAsDouble() < closed / 2
              ? Text.of(
                  "%s ended in MEASURE and only %.0f opened, and closing them costs the target CPU"
                      + " time: have it keep connections for longer than a trial, or lower"
                      + " client.connections or the rate of the warm-up",
                  Text.count((long) closed, "connection"), opened.getAsDouble())
              : Text.of(
                  "the server does not keep connections: %s needed %s; set client.keep-alive: off"
                      + " (capacity: --no-keep-alive), or have the server keep them",
                  Text.count((long) sent.getAsDouble(), "request"),
                  Text.count((long) opened.getAsDouble(), "new connection")));
    }
  }

  /** Returns how many connections ended, less one for each that failed of the requests sent. */
  private static double closedAfterGoodAnswers(Figures figures) {
    OptionalDouble closed =
        figures.sum(CONNECTIONS_CLOSED, OK, DROPPED, CONNECT_REFUSED, CONNECT_TIMEOUT);
    OptionalDouble completed = figures.value(COMPLETED);
    return closed.isPresent() && completed.isPresent()
        ? closed.getAsDouble() - completed.getAsDouble()
        : 0;
  }
}
