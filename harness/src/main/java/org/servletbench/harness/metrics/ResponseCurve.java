package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/**
 * The response time of a scenario over the run, by the time of sending. Good answers count, and
 * timeouts at their cap; other failures do not.
 *
 * @param points points in the order of sending; empty if no trial says when its requests were sent
 */
public record ResponseCurve(List<Point> points) {

  /**
   * The requests of one interval of the window.
   *
   * @param sentSeconds middle of the interval, seconds from the start of MEASURE
   * @param fastestSeconds shortest response time in any trial
   * @param medianSeconds median of the trials' medians; requests of different trials are not pooled
   * @param slowestSeconds longest response time in any trial
   */
  public record Point(
      double sentSeconds, double fastestSeconds, double medianSeconds, double slowestSeconds) {}

  private record Spread(double fastest, double median, double slowest) {}

  public ResponseCurve {
    points = List.copyOf(points);
  }

  /**
   * Computes the curve of several trials of one scenario. Where requests are recorded by their end,
   * an interval after the load is a point only if their median says that they were sent before: a
   * few stragglers are none.
   *
   * @param intervalSeconds length of an interval, seconds, at least 1
   */
  public static ResponseCurve of(List<TrialRecord> trials, int intervalSeconds) {
    TreeMap<Integer, List<Spread>> intervals = new TreeMap<>();
    boolean byEnd = false;
    for (TrialRecord trial : trials) {
      switch (trial.recording()) {
        case Recording.Requests requests -> add(intervals, trial, requests, intervalSeconds);
        case Recording.Seconds seconds -> {
          byEnd = true;
          add(intervals, seconds, intervalSeconds);
        }
        case Recording.Report report -> {
          // The tool reports nothing about single requests.
        }
      }
    }
    double end = trials.stream().mapToDouble(ResponseCurve::loadSeconds).max().orElse(0);
    List<Point> points = new ArrayList<>();
    for (var interval : intervals.entrySet()) {
      double median = median(interval.getValue(), Spread::median);
      double middle = (interval.getKey() + 0.5) * intervalSeconds;
      double sent = byEnd ? Math.max(0, middle - median) : middle;
      if (!byEnd || sent <= end || interval.getKey() * intervalSeconds < end) {
        points.add(
            new Point(
                sent,
                interval.getValue().stream().mapToDouble(Spread::fastest).min().orElseThrow(),
                median,
                interval.getValue().stream().mapToDouble(Spread::slowest).max().orElseThrow()));
      }
    }
    return new ResponseCurve(points);
  }

  private static double loadSeconds(TrialRecord trial) {
    return trial.scenario().load().duration().toNanos() / 1e9;
  }

  private static void add(
      TreeMap<Integer, List<Spread>> intervals,
      TrialRecord trial,
      Recording.Requests recording,
      int intervalSeconds) {
    Window window = Window.of(trial).orElse(null);
    if (window == null) {
      return;
    }
    double cap = trial.scenario().load().timeout().toNanos() / 1e9;
    TreeMap<Integer, List<Double>> latencies = new TreeMap<>();
    for (Request request : recording.measured()) {
      double sent = (request.startMillis() - window.originMillis()) / 1000;
      if (request.outcome() == Outcome.OK || request.outcome().isTimeout()) {
        latencies
            .computeIfAbsent((int) (sent / intervalSeconds), any -> new ArrayList<>())
            .add(request.outcome().isTimeout() ? cap : request.latencyMillis() / 1000.0);
      }
    }
    latencies.forEach(
        (interval, values) -> {
          double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          put(
              intervals,
              interval,
              new Spread(sorted[0], Medians.median(sorted), sorted[sorted.length - 1]));
        });
  }

  /** Adds a trial of the open-loop driver, which records a request in the second of its end. */
  private static void add(
      TreeMap<Integer, List<Spread>> intervals, Recording.Seconds recording, int intervalSeconds) {
    TreeMap<Integer, List<Recording.Second>> seconds = new TreeMap<>();
    for (Recording.Second second : recording.measured()) {
      seconds
          .computeIfAbsent(second.second() / intervalSeconds, any -> new ArrayList<>())
          .add(second);
    }
    seconds.forEach(
        (interval, ended) -> {
          Histogram felt = MergedHistogram.of(ended, ResponseCurve::isResponseTime).histogram();
          if (felt.getTotalCount() > 0) {
            put(
                intervals,
                interval,
                new Spread(
                    felt.getMinNonZeroValue() / 1e9,
                    felt.getValueAtPercentile(50) / 1e9,
                    felt.getMaxValue() / 1e9));
          }
        });
  }

  private static boolean isResponseTime(String tag) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome == Outcome.OK || outcome.isTimeout())
        .anyMatch(outcome -> tag.equals(outcome.label() + ".felt"));
  }

  private static void put(TreeMap<Integer, List<Spread>> intervals, int interval, Spread spread) {
    intervals.computeIfAbsent(interval, any -> new ArrayList<>()).add(spread);
  }

  private static double median(List<Spread> spreads, Function<Spread, Double> value) {
    return Medians.median(spreads.stream().mapToDouble(value::apply).toArray());
  }
}
