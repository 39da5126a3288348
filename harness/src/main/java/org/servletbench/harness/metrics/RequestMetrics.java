package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_P50_MS;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_P99_MS;
import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.Latency.Kind.OK_LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.SENT;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;

import java.util.Arrays;
import java.util.List;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;

/** Adds the figures from the driver's single requests. */
final class RequestMetrics {
  private static final String JTL = "jmeter elapsed";
  private static final String CODES = "jmeter responseCode";
  private static final String TIMES = "jmeter timeStamp";

  private RequestMetrics() {}

  static void add(
      TrialRecord record, Recording.Requests recording, Window window, MeasurementCollector rows) {
    List<Request> requests = recording.measured();
    rows.add(SENT, requests.size(), TIMES);
    rows.add(COMPLETED, requests.size(), TIMES);
    Outcomes outcomes = Outcomes.ofRequests(requests);
    outcomes.addEach(rows, words -> CODES, CODES + ": not told from reset");
    outcomes.addSums(rows, words -> CODES);
    long cap = record.scenario().load().timeout().toMillis();
    LatencyMetrics.add(
        LATENCY,
        LatencyMetrics.OF_MILLIS,
        Millis.ofAll(requests, cap)::at,
        JTL + ", timeouts at " + cap + " ms",
        rows);
    LatencyMetrics.add(
        OK_LATENCY,
        LatencyMetrics.OF_MILLIS,
        Millis.of(Outcome.OK, requests)::at,
        JTL + ", ok",
        rows);
    LatencyMetrics.addFailures(
        outcomes, outcome -> Millis.of(outcome, requests)::at, outcome -> JTL, rows);
    rows.add(
        THROUGHPUT_RPS,
        completedInside(requests, window) / window.lengthSeconds(),
        TIMES + " + elapsed");
    rows.add(
        GOODPUT_RPS,
        completedInside(only(requests, Outcome.OK), window) / window.lengthSeconds(),
        TIMES + " + elapsed, ok");
    Punctuality.of(record, recording).ifPresent(punctuality -> lags(punctuality, rows));
  }

  private static void lags(Punctuality punctuality, MeasurementCollector rows) {
    double[] lags = punctuality.lagsMillis().clone();
    Arrays.sort(lags);
    rows.add(ARRIVAL_LAG_P50_MS, lags[(lags.length - 1) / 2], TIMES);
    rows.add(ARRIVAL_LAG_P99_MS, lags[(int) Math.ceil(lags.length * 0.99) - 1], TIMES);
  }

  private static List<Request> only(List<Request> requests, Outcome outcome) {
    return requests.stream().filter(request -> request.outcome() == outcome).toList();
  }

  private static long completedInside(List<Request> requests, Window window) {
    return requests.stream().filter(request -> window.contains(request.endMillis())).count();
  }
}
