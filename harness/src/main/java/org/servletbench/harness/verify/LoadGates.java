package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES_BETWEEN_READINGS;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_P99_MS;
import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECTIONS_OPENED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_REFUSED;
import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_TIMEOUT;
import static org.servletbench.harness.catalogue.LoadFigure.DROPPED;
import static org.servletbench.harness.catalogue.LoadFigure.HTTP_4XX;
import static org.servletbench.harness.catalogue.LoadFigure.HTTP_5XX;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.LoadFigure.OTHER;
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

/** Whether the load was what the suite asks for. */
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

  /** From cold a request costs many times its later price, and the compiler takes the cores. */
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

  /** Every arrival must end in some way; one that is missing would be missing from every figure. */
  private static void planned(Load.Open load, Figures figures, List<String> reasons) {
    OptionalDouble counted = figures.value(COMPLETED);
    if (counted.isEmpty()) {
      reasons.add(
          Text.of(
              "none of %d planned arrivals is in the driver's log: nothing was sent, or it was not"
                  + " written (a full disk?); see the driver's log",
              load.requests()));
      return;
    }
    double completed = counted.getAsDouble();
    if (completed > load.requests()) {
      reasons.add(
          Text.of(
              "%.0f requests of the warm-up ended in MEASURE: the target cannot take the rate of"
                  + " the warm-up; lower it, or its delay",
              completed - load.requests()));
    } else if (completed < load.requests()) {
      reasons.add(
          Text.of(
              "%.0f of %d planned arrivals are in the driver's log: the rest was never sent, never"
                  + " finished or not written (a full disk?); see the driver's log",
              completed, load.requests()));
    }
  }

  private static void lag(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble lag = figures.value(ARRIVAL_LAG_P99_MS);
    OptionalDouble median = figures.value(LATENCY.at(P50)); // without it the strict bound stands
    double most =
        scenario.driver() == Driver.JMETER
            ? Thresholds.JMETER_LAG_P99_MS
            : Math.max(
                Thresholds.OPEN_LOOP_LAG_P99_MS,
                median.stream().map(p50 -> Thresholds.LAG_OF_LATENCY * p50).sum());
    if (lag.isPresent() && lag.getAsDouble() > most) {
      reasons.add(
          Text.of(
              "arrivals were late by %.1f ms (p99; at most %.1f): the generator had no CPU; close"
                  + " other programs%s, and run again",
              lag.getAsDouble(),
              most,
              scenario.driver() == Driver.JMETER
                  ? ""
                  : ", lower the rate or bind the generator to a core (client.core)"));
    }
  }

  /** A run of refusals is no measurement of a server. */
  private static void reached(Figures figures, List<String> reasons) {
    OptionalDouble completed = figures.value(COMPLETED);
    if (figures.value(CONNECT_REFUSED).isEmpty()) {
      // wrk and ab tell no outcomes apart: all that they count as completed was answered.
      if (completed.isPresent() && completed.getAsDouble() == 0) {
        reasons.add("no request was answered: start the server, or mend the URL");
      }
      return;
    }
    OptionalDouble answered = figures.sum(OK, HTTP_4XX, HTTP_5XX, READ_TIMEOUT, RESET, OTHER);
    OptionalDouble stale = figures.value(STALE_CONNECTION); // among the resets where not told
    if (answered.isEmpty()) {
      reasons.add("how the requests ended was not told: see the driver's log");
    } else if (completed.isPresent()
        && completed.getAsDouble() > 0
        && answered.getAsDouble() + stale.stream().sum() == 0) {
      reasons.add(
          Text.of(
              "no request reached the target (%.0f refused, %.0f connect timeouts, %.0f dropped):"
                  + " start the server, or mend the URL",
              figures.value(CONNECT_REFUSED).getAsDouble(),
              figures.value(CONNECT_TIMEOUT).getAsDouble(),
              figures.value(DROPPED).getAsDouble()));
    }
  }

  /** JMeter has a thread per request and may use every core; the others have one loop. */
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

  /** The driver's own count where it has one, for MEASURE exactly. */
  static OptionalDouble generatorCores(Figures figures) {
    OptionalDouble own = figures.value(GENERATOR_CPU_CORES);
    return own.isPresent() ? own : figures.value(GENERATOR_CPU_CORES_BETWEEN_READINGS);
  }

  /** ab may ask for keep-alive in vain: it speaks HTTP/1.0. */
  private static void keepAlive(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble kept = figures.value(AB_KEEPALIVE_REQUESTS);
    OptionalDouble completed = figures.value(COMPLETED);
    if (scenario.client().requestsPerConnection() == 1
        || scenario.driver() != Driver.AB
        || completed.isEmpty()) {
      return;
    }
    if (kept.isEmpty()) {
      reasons.add("ab did not say how many requests were on kept-alive connections: take ab 2.3");
    } else if (kept.getAsDouble() < Thresholds.KEPT_ALIVE * completed.getAsDouble()) {
      reasons.add(
          Text.of(
              "%.0f of %.0f requests were on kept-alive connections: the server closes HTTP/1.0"
                  + " ones; set client.keep-alive: false, or take another driver",
              kept.getAsDouble(), completed.getAsDouble()));
    }
  }

  /** A connection that is closed early costs its successor a handshake that nobody asked for. */
  private static void connections(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble opened = figures.value(CONNECTIONS_OPENED);
    OptionalDouble sent = figures.value(SENT);
    if (scenario.client().requestsPerConnection() == 1
        && opened.isPresent()
        && sent.isPresent()
        && opened.getAsDouble() < sent.getAsDouble()) {
      reasons.add(
          Text.of(
              "keep-alive is off, but %.0f requests used %.0f connections",
              sent.getAsDouble(), opened.getAsDouble()));
    }
  }
}
