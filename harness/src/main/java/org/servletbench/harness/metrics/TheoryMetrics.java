package org.servletbench.harness.metrics;

import java.util.OptionalDouble;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.theory.Prediction;

/**
 * What theory says that the trial must give, from its rate, its servers and the mean service time
 * that was measured in its limiting pool. Stored as measurements named {@code predicted_…}.
 */
public final class TheoryMetrics {
  public static final String PREFIX = "predicted_";

  private static final String SOURCE = "theory: even arrivals, FIFO, service_time_ms";

  private TheoryMetrics() {}

  static void add(TrialRecord record, AppSeen seen, MeasurementCollector rows) {
    Scenario scenario = record.scenario();
    OptionalDouble service = serviceMillis(scenario, seen);
    rows.add("service_time_ms", service, "ms", "mean of the limiting pool, MEASURE");
    if (service.isPresent()) {
      Predictions.of(scenario, service.getAsDouble()).ifPresent(it -> add(it, rows));
      Predictions.of(scenario, service.getAsDouble() + 2).ifPresent(it -> addSlower(it, rows));
    }
  }

  private static void add(Prediction prediction, MeasurementCollector rows) {
    String source = SOURCE;
    rows.add(PREFIX + "timeouts", prediction.timeouts(), "1", source);
    rows.add(PREFIX + "timeout_share", prediction.timeoutShare(), "1", source);
    rows.add(PREFIX + "ok_share", prediction.okShare(), "1", source);
    rows.add(PREFIX + "waiting_at_window_end", prediction.waitingAtWindowEnd(), "1", source);
    rows.add(PREFIX + "drained_after_s", prediction.drainedAtSeconds(), "s", source);
    rows.add(PREFIX + "throughput_rps", prediction.throughputRps(), "1/s", source);
    rows.add(PREFIX + "latency_p50_ms", prediction.p50Seconds() * 1000, "ms", source);
    rows.add(PREFIX + "latency_p99_ms", prediction.p99Seconds() * 1000, "ms", source);
  }

  private static void addSlower(Prediction slower, MeasurementCollector rows) {
    String source = SOURCE + " + 2 ms";
    rows.add(PREFIX + "timeouts_2ms_slower", slower.timeouts(), "1", source);
    rows.add(PREFIX + "latency_p50_2ms_slower_ms", slower.p50Seconds() * 1000, "ms", source);
  }

  /**
   * Where nothing is held, or nobody times the tasks, the service is the downstream's own delay.
   */
  private static OptionalDouble serviceMillis(Scenario scenario, AppSeen seen) {
    return switch (scenario.app().orElseThrow().strategy().limitingPool()) {
      case TOMCAT_THREADS -> seen.windowEnd().holdTime().meanMillisSince(seen.before().holdTime());
      case EXECUTOR -> seen.windowEnd().taskTime().meanMillisSince(seen.before().taskTime());
      case TASK_EXECUTOR, NONE -> OptionalDouble.of(scenario.delayMillis());
    };
  }
}
