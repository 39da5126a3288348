package org.servletbench.harness.cli;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUT_SHARE;
import static org.servletbench.harness.catalogue.ServiceFigure.WAITING_AT_WINDOW_END;
import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.MEAN;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Queue;
import tools.jackson.databind.json.JsonMapper;

/** Writes a prediction as data; the names, with their units, are those of {@code summary.csv}. */
final class PredictionFields {
  private static final int STEPS = 6;

  private PredictionFields() {}

  /** Writes a header and one row; what does not apply is empty. */
  static String csv(Prediction prediction) {
    Map<String, Object> fields = fields(prediction);
    String row =
        fields.values().stream()
            .map(value -> value == null ? "" : value.toString())
            .collect(Collectors.joining(","));
    return String.join(",", fields.keySet()) + "\n" + row + "\n";
  }

  /** Writes one object with the response-time curve; what does not apply is null. */
  static String json(Prediction prediction) {
    Map<String, Object> fields = fields(prediction);
    List<Map<String, Object>> curve = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double at = curveSeconds(prediction.queue(), i, STEPS);
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("arrives_at_s", at);
      point.put("response_s", prediction.queue().responseSeconds(at));
      point.put("response_fluid_s", prediction.queue().fluidResponseSeconds(at));
      curve.add(point);
    }
    fields.put("curve", curve);
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields)
        + "\n";
  }

  /**
   * Returns the time of point i of the curve: the i-th part of the window, but no later than the
   * last arrival, which is the last point.
   */
  static double curveSeconds(Queue queue, int i, int steps) {
    double last = (queue.requests() - 1) / queue.ratePerSecond();
    return i < steps ? Math.min(queue.durationSeconds() * i / steps, last) : last;
  }

  private static Map<String, Object> fields(Prediction prediction) {
    Queue queue = prediction.queue();
    boolean pool = queue.servers().isPresent();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("offered_rps", queue.ratePerSecond());
    fields.put("service_ms", millis(queue.serviceSeconds()));
    fields.put("threads", pool ? queue.servers().getAsInt() : null);
    fields.put("timeout_ms", millis(queue.timeoutSeconds()));
    fields.put("duration_ms", millis(queue.durationSeconds()));
    fields.put("pool_needed", queue.smallestPool());
    fields.put("utilisation", pool ? queue.utilisation() : null);
    fields.put("stability", queue.stability().name().toLowerCase(Locale.ROOT));
    fields.put("backlog_slope_rps", queue.backlogSlope());
    fields.put("latency_slope", queue.latencySlope());
    fields.put("requests", prediction.requests());
    fields.put("ok", prediction.ok());
    fields.put("timeouts", prediction.timeouts());
    fields.put(TIMEOUT_SHARE.label(), prediction.timeoutShare());
    fields.put(WAITING_AT_WINDOW_END.label(), prediction.waitingAtWindowEnd());
    fields.put("waiting_interpolated", prediction.waitingInterpolated());
    fields.put("drained_at_s", prediction.drainedAtSeconds());
    fields.put(THROUGHPUT_RPS.label(), prediction.throughputRps());
    fields.put(GOODPUT_RPS.label(), prediction.goodputRps());
    fields.put(LATENCY.at(MEAN).label(), millis(prediction.meanSeconds()));
    fields.put(LATENCY.at(P50).label(), millis(prediction.p50Seconds()));
    fields.put(LATENCY.at(P90).label(), millis(prediction.p90Seconds()));
    fields.put(LATENCY.at(P99).label(), millis(prediction.p99Seconds()));
    fields.put(LATENCY.at(MAX).label(), millis(prediction.maxSeconds()));
    return fields;
  }

  /** Converts to milliseconds, rounded to nanoseconds against the noise of binary fractions. */
  private static double millis(double seconds) {
    return Math.round(seconds * 1e9) / 1e6;
  }
}
