package org.servletbench.harness.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Percentiles;

/** What the driver's requests say. */
final class RequestMetrics {
  private static final String JTL = "jmeter elapsed";
  private static final String CODES = "jmeter responseCode";
  private static final String TIMES = "jmeter timeStamp";

  private RequestMetrics() {}

  static void add(
      TrialRecord record, Recording.Requests recording, Window window, MeasurementCollector rows) {
    List<Request> requests = recording.measured();
    rows.add("sent", requests.size(), "1", TIMES);
    rows.add("completed", requests.size(), "1", TIMES);
    counts(requests, rows);
    latencies(record, requests, rows);
    rows.add(
        "throughput_rps",
        completedInside(requests, window) / window.lengthSeconds(),
        "1/s",
        TIMES + " + elapsed");
    rows.add(
        "goodput_rps",
        completedInside(only(requests, Outcome.OK), window) / window.lengthSeconds(),
        "1/s",
        TIMES + " + elapsed, ok");
    Punctuality.of(record, recording).ifPresent(punctuality -> lags(punctuality, rows));
  }

  private static void lags(Punctuality punctuality, MeasurementCollector rows) {
    double[] lags = punctuality.lagsMillis().clone();
    Arrays.sort(lags);
    rows.add("arrival_lag_p50_ms", lags[(lags.length - 1) / 2], "ms", TIMES);
    rows.add("arrival_lag_p99_ms", lags[(int) Math.ceil(lags.length * 0.99) - 1], "ms", TIMES);
  }

  private static void counts(List<Request> requests, MeasurementCollector rows) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome == Outcome.STALE_CONNECTION) {
        rows.add(outcome.metric(), OptionalDouble.empty(), "1", CODES + ": not told from reset");
      } else {
        rows.add(outcome.metric(), only(requests, outcome).size(), "1", CODES);
      }
    }
    long ok = only(requests, Outcome.OK).size();
    long timeouts = requests.stream().filter(request -> request.outcome().isTimeout()).count();
    long failed = requests.stream().filter(request -> request.outcome().isFailure()).count();
    rows.add("timeouts", timeouts, "1", CODES);
    rows.add("failed", failed, "1", CODES);
    rows.add("ok_share", (double) ok / requests.size(), "1", CODES);
    rows.add("timeout_share", (double) timeouts / requests.size(), "1", CODES);
  }

  private static void latencies(
      TrialRecord record, List<Request> requests, MeasurementCollector rows) {
    long cap = record.scenario().load().timeout().toMillis();
    long[] felt =
        requests.stream()
            .filter(r -> r.outcome() == Outcome.OK || r.outcome().isTimeout())
            .mapToLong(r -> r.outcome().isTimeout() ? cap : r.latencyMillis())
            .sorted()
            .toArray();
    distribution("latency", felt, JTL + ", timeouts at " + cap + " ms", rows);
    long[] ok =
        only(requests, Outcome.OK).stream().mapToLong(Request::latencyMillis).sorted().toArray();
    distribution("ok_latency", ok, JTL + ", ok", rows);
  }

  private static void distribution(
      String name, long[] sorted, String source, MeasurementCollector rows) {
    for (int percent : new int[] {50, 90, 95, 99}) {
      rows.add(
          name + "_p" + percent + "_ms",
          Percentiles.reportable(sorted.length, percent)
              ? OptionalDouble.of(Percentiles.nearestRank(sorted, percent))
              : OptionalDouble.empty(),
          "ms",
          source);
    }
    OptionalDouble max =
        sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length - 1]);
    rows.add(name + "_max_ms", max, "ms", source);
    rows.add(name + "_mean_ms", Arrays.stream(sorted).average(), "ms", source);
  }

  private static List<Request> only(List<Request> requests, Outcome outcome) {
    return requests.stream().filter(request -> request.outcome() == outcome).toList();
  }

  private static long completedInside(List<Request> requests, Window window) {
    return requests.stream().filter(request -> window.contains(request.endMillis())).count();
  }
}
