package org.servletbench.harness.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/**
 * The latency of a scenario by percentile, however its requests ended: at each percentile the
 * median of the trials, whose requests are not pooled.
 *
 * @param points by percentile; it ends where fewer than 10 requests of a trial lie beyond
 */
public record PercentileCurve(List<Point> points) {
  /** How many percentiles it has to each tenth of the requests that are left. */
  private static final int PER_DECADE = 20;

  /** To p99.999. */
  private static final int DECADES = 5;

  /** The latency of a percentile. */
  public record Point(double percent, double millis) {}

  public PercentileCurve {
    points = List.copyOf(points);
  }

  /** Computes the curve; it has no point where the driver recorded no distribution. */
  public static PercentileCurve of(List<TrialRecord> trials) {
    List<MergedHistogram> each =
        trials.stream().flatMap(trial -> distribution(trial).stream()).toList();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= PER_DECADE * DECADES && !each.isEmpty(); i++) {
      double percent = 100 * (1 - Math.pow(10, -(double) i / PER_DECADE));
      double asked = Math.max(percent, 0.1);
      double[] millis =
          each.stream()
              .map(trial -> trial.percentileMillis(asked))
              .flatMapToDouble(
                  value ->
                      value.isPresent()
                          ? DoubleStream.of(value.getAsDouble())
                          : DoubleStream.empty())
              .toArray();
      if (millis.length < each.size()) {
        break;
      }
      points.add(new Point(asked, Medians.median(millis)));
    }
    return new PercentileCurve(points);
  }

  private static Optional<MergedHistogram> distribution(TrialRecord trial) {
    return switch (trial.recording()) {
      case Recording.Requests requests -> Optional.of(ofRequests(trial, requests));
      case Recording.Seconds seconds ->
          Optional.of(MergedHistogram.ofAll(seconds.measured(), ".felt"));
      case Recording.Report report -> Optional.empty();
    };
  }

  private static MergedHistogram ofRequests(TrialRecord trial, Recording.Requests recording) {
    long cap = trial.scenario().load().timeout().toMillis();
    Histogram histogram = new Histogram(3);
    for (Request request : recording.measured()) {
      if (request.outcome() != Outcome.DROPPED) {
        long millis = request.outcome().isTimeout() ? cap : request.latencyMillis();
        histogram.recordValue(millis * 1_000_000);
      }
    }
    return new MergedHistogram(histogram);
  }
}
