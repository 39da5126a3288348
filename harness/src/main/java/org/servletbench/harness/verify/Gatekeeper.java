package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.Validity;

/** The gates: a trial that breaks one is kept and shown with the reason, and never summarised. */
public final class Gatekeeper {
  /**
   * Largest 99th percentile of the arrivals' lag, milliseconds: one slot of the article's 20/s, so
   * that beyond it the load has lost its shape.
   */
  static final double MAX_ARRIVAL_LAG_P99_MS = 50;

  private Gatekeeper() {}

  /** Whether a trial may be summarised. */
  public static Validity check(TrialRecord record, List<Measurement> measurements) {
    List<String> reasons = new ArrayList<>(record.problems());
    Figures figures = new Figures(measurements);
    arrivals(record, figures, reasons);
    record
        .observations()
        .ifPresentOrElse(
            seen -> services(record.scenario(), seen, figures, reasons),
            () -> {
              if (reasons.isEmpty()) {
                reasons.add("the services were not read: the trial ended before MEASURE");
              }
            });
    return reasons.isEmpty() ? new Validity.Valid() : new Validity.Invalid(reasons);
  }

  private static void arrivals(TrialRecord record, Figures figures, List<String> reasons) {
    int planned = record.scenario().load().requests();
    int sent = record.measured().size();
    if (sent != planned) {
      reasons.add(
          "%d of %d planned arrivals are in the driver's log: the rest was never sent, never finished or not written (a full disk?); see the driver's log"
              .formatted(sent, planned));
    }
    OptionalDouble lag = figures.value("arrival_lag_p99_ms");
    if (lag.isPresent() && lag.getAsDouble() > MAX_ARRIVAL_LAG_P99_MS) {
      reasons.add(
          "arrivals were late by %.0f ms (p99; at most %.0f): the generator had no CPU; close other programs and run again"
              .formatted(lag.getAsDouble(), MAX_ARRIVAL_LAG_P99_MS));
    }
  }

  private static void services(
      Scenario scenario, Observations seen, Figures figures, List<String> reasons) {
    settings(scenario, seen.settings(), reasons);
    long sent = (long) figures.value("sent").orElse(0);
    long started = (long) figures.value("downstream_calls_started").orElse(-1);
    long hits = seen.downstream().hits();
    if (hits != started) {
      reasons.add(
          "the downstream was hit %d times, but the app started %d calls: a client retries or a call was lost"
              .formatted(hits, started));
    }
    if (hits != sent) {
      reasons.add(
          "the downstream was hit %d times for %d requests: it must be once for each, timed-out ones included"
              .formatted(hits, sent));
    }
    long left = seen.before().inFlight() + seen.downstreamBefore().inFlight();
    if (left != 0) {
      reasons.add(
          left
              + " requests of the warm-up were still in flight when MEASURE began: shorten"
              + " warm-up.delay");
    }
    long overflows = seen.kernelAfter().listenOverflows() - seen.kernelBefore().listenOverflows();
    if (overflows > 0) {
      reasons.add(
          overflows + " connections overflowed a listen backlog: raise accept-count and somaxconn");
    }
  }

  /** A pool that is smaller than the suite says makes every figure a figure of something else. */
  private static void settings(
      Scenario scenario, Map<String, String> effective, List<String> reasons) {
    Map<String, Long> wanted =
        Map.of(
            "tomcat-threads",
            (long) scenario.app().tomcatThreads(),
            "async-pool",
            (long) scenario.app().asyncPool(),
            "async-timeout-ms",
            scenario.app().asyncTimeout().toMillis(),
            "downstream-timeout-ms",
            scenario.app().downstreamTimeout().toMillis());
    boolean virtual = scenario.strategy() == Strategy.VIRTUAL_THREADS;
    if (virtual != Boolean.parseBoolean(effective.get("virtual-threads"))) {
      reasons.add(
          "the suite asks for virtual-threads = %s, the app runs with %s"
              .formatted(virtual, effective.get("virtual-threads")));
    }
    wanted.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> !(virtual && entry.getKey().equals("tomcat-threads")))
        .filter(entry -> !String.valueOf(entry.getValue()).equals(effective.get(entry.getKey())))
        .forEach(
            entry ->
                reasons.add(
                    "the suite asks for %s = %d, the app runs with %s"
                        .formatted(
                            entry.getKey(), entry.getValue(), effective.get(entry.getKey()))));
  }
}
