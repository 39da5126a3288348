package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.OK_SHARE;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUT_SHARE;
import static org.servletbench.harness.catalogue.ServiceFigure.DRAINED_AFTER_S;
import static org.servletbench.harness.catalogue.ServiceFigure.SERVICE_TIME_MS;
import static org.servletbench.harness.catalogue.ServiceFigure.WAITING_AT_WINDOW_END;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.theory.Prediction;

/**
 * Adds what theory predicts for the trial from its rate, its servers and the measured mean service
 * time of its limiting pool. The predictions are stored as measurements named {@code predicted_…}.
 */
final class TheoryMetrics {
  private TheoryMetrics() {}

  static void add(TrialRecord record, AppSeen seen, MeasurementCollector rows) {
    Scenario scenario = record.scenario();
    OptionalDouble service = serviceMillis(scenario, seen);
    rows.add(SERVICE_TIME_MS, service);
    if (service.isPresent()) {
      Predictions.of(scenario, service.getAsDouble()).ifPresent(it -> add(it, rows));
      Predictions.of(scenario, service.getAsDouble() + 2).ifPresent(it -> addSlower(it, rows));
    }
  }

  private static void add(Prediction prediction, MeasurementCollector rows) {
    rows.add(new Predicted(TIMEOUTS), prediction.timeouts());
    rows.add(new Predicted(TIMEOUT_SHARE), prediction.timeoutShare());
    rows.add(new Predicted(OK_SHARE), prediction.okShare());
    rows.add(new Predicted(WAITING_AT_WINDOW_END), prediction.waitingAtWindowEnd());
    rows.add(new Predicted(DRAINED_AFTER_S), prediction.drainedAtSeconds());
    rows.add(new Predicted(THROUGHPUT_RPS), prediction.throughputRps());
    rows.add(new Predicted(LATENCY.at(P50)), prediction.p50Seconds() * 1000);
    rows.add(new Predicted(LATENCY.at(P99)), prediction.p99Seconds() * 1000);
  }

  private static void addSlower(Prediction slower, MeasurementCollector rows) {
    rows.add(new Predicted(TIMEOUTS, true), slower.timeouts());
    rows.add(new Predicted(LATENCY.at(P50), true), slower.p50Seconds() * 1000);
  }

  /**
   * Returns the service time; where nothing is held or the tasks are not timed, it is the
   * downstream's delay.
   */
  private static OptionalDouble serviceMillis(Scenario scenario, AppSeen seen) {
    return switch (scenario.app().orElseThrow().strategy().limitingPool()) {
      case TOMCAT_THREADS -> seen.windowEnd().holdTime().meanMillisSince(seen.before().holdTime());
      case EXECUTOR -> seen.windowEnd().taskTime().meanMillisSince(seen.before().taskTime());
      case TASK_EXECUTOR, NONE -> OptionalDouble.of(scenario.delayMillis());
    };
  }
}
