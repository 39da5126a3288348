package org.servletbench.harness.verify;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.SentRequests;
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
    scenario.open().ifPresent(load -> planned(record, load, figures, reasons));
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
  private static void planned(
      TrialRecord record, Load.Open load, Figures figures, List<String> reasons) {
    OptionalLong sent = SentRequests.total(record);
    double completed = figures.value("completed").orElse(sent.orElse(0));
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
    OptionalDouble lag = figures.value("arrival_lag_p99_ms");
    double most =
        scenario.driver() == Driver.JMETER
            ? Thresholds.JMETER_LAG_P99_MS
            : Math.max(
                Thresholds.OPEN_LOOP_LAG_P99_MS,
                Thresholds.LAG_OF_LATENCY * figures.value("latency_p50_ms").orElse(0));
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
    OptionalDouble completed = figures.value("completed");
    if (figures.value("connect_refused").isEmpty()) {
      // wrk and ab tell no outcomes apart: all that they count as completed was answered.
      if (completed.isPresent() && completed.getAsDouble() == 0) {
        reasons.add("no request was answered: start the server, or mend the URL");
      }
      return;
    }
    double answered =
        figures.value("ok").orElse(0)
            + figures.value("http_4xx").orElse(0)
            + figures.value("http_5xx").orElse(0)
            + figures.value("read_timeout").orElse(0)
            + figures.value("reset").orElse(0)
            + figures.value("stale_connection").orElse(0)
            + figures.value("other").orElse(0);
    if (completed.isPresent() && completed.getAsDouble() > 0 && answered == 0) {
      reasons.add(
          Text.of(
              "no request reached the target (%.0f refused, %.0f connect timeouts, %.0f dropped):"
                  + " start the server, or mend the URL",
              figures.value("connect_refused").orElse(0),
              figures.value("connect_timeout").orElse(0),
              figures.value("dropped").orElse(0)));
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
    OptionalDouble own = figures.value("generator_cpu_cores");
    return own.isPresent() ? own : figures.value("cpu_cores_generator");
  }

  /** ab may ask for keep-alive in vain: it speaks HTTP/1.0. */
  private static void keepAlive(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble kept = figures.value("ab_keepalive_requests");
    double completed = figures.value("completed").orElse(0);
    if (scenario.client().requestsPerConnection() != 1
        && kept.isPresent()
        && kept.getAsDouble() < Thresholds.KEPT_ALIVE * completed) {
      reasons.add(
          Text.of(
              "%.0f of %.0f requests were on kept-alive connections: the server closes HTTP/1.0"
                  + " ones; set client.keep-alive: false, or take another driver",
              kept.getAsDouble(), completed));
    }
  }

  /** A connection that is closed early costs its successor a handshake that nobody asked for. */
  private static void connections(Scenario scenario, Figures figures, List<String> reasons) {
    OptionalDouble opened = figures.value("connections_opened");
    OptionalDouble sent = figures.value("sent");
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
