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

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.catalogue.Predicted.Basis;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Stability;

/**
 * Adds what theory predicts for a trial from its rate, its servers and a service time: one that was
 * known without the trial, and the trial's own. The predictions are stored as measurements named
 * {@code predicted_…}.
 */
public final class TheoryMetrics {
  private TheoryMetrics() {}

  /** Adds the service time that the trial measured, and what theory makes of it. */
  static void add(TrialRecord record, AppSeen seen, MeasurementCollector rows) {
    OptionalDouble service = OptionalDouble.empty();
    String source = SERVICE_TIME_MS.source();
    Target.App app = record.scenario().app().orElseThrow();
    if (Predictions.isLimitedByConnections(app)) {
      source = "not measured: requests wait for app.client-connections, and nothing times a call";
    } else {
      switch (app.limitingPool()) {
        case TOMCAT_THREADS, CARRIERS ->
            service = seen.windowEnd().holdTime().meanMillisSince(seen.windowStart().holdTime());
        case EXECUTOR ->
            service = seen.windowEnd().taskTime().meanMillisSince(seen.windowStart().taskTime());
        case TASK_EXECUTOR -> source = "not measured: nothing times the tasks of this executor";
        case UNKNOWN ->
            source = "not measured: app.jdk and app.jvm do not say how many carriers are held";
        case NONE -> source = "not measured: a request holds no thread while it waits";
      }
    }
    rows.add(SERVICE_TIME_MS, service, source);
    if (service.isPresent()) {
      Predictions.of(record.scenario(), service.getAsDouble())
          .ifPresent(prediction -> add(record, prediction, Basis.OWN, rows));
    }
  }

  /**
   * Predicts a trial from a service time that is known without it.
   *
   * @return the figures; none where the law does not apply
   */
  public static List<Measurement> foretell(TrialRecord record, PriorServiceTime prior) {
    MeasurementCollector rows = new MeasurementCollector(record);
    Predictions.of(record.scenario(), prior.millis())
        .ifPresent(
            prediction -> {
              rows.add(new Predicted(SERVICE_TIME_MS), prior.millis(), prior.source());
              rows.add(
                  new Predicted(SERVICE_TIME_MS, Basis.SLOWER),
                  prior.slowerMillis(),
                  prior.slowerSource(new Predicted(SERVICE_TIME_MS).label()));
              add(record, prediction, Basis.A_PRIORI, rows);
            });
    Predictions.of(record.scenario(), prior.slowerMillis())
        .filter(slower -> !rows.rows().isEmpty())
        .ifPresent(slower -> addSlower(slower, rows));
    return rows.rows();
  }

  private static void add(
      TrialRecord record, Prediction prediction, Basis basis, MeasurementCollector rows) {
    rows.add(new Predicted(TIMEOUTS, basis), prediction.timeouts());
    rows.add(new Predicted(TIMEOUT_SHARE, basis), prediction.timeoutShare());
    rows.add(new Predicted(OK_SHARE, basis), prediction.okShare());
    rows.add(new Predicted(WAITING_AT_WINDOW_END, basis), prediction.waitingAtWindowEnd());
    rows.add(new Predicted(DRAINED_AFTER_S, basis), prediction.drainedAtSeconds());
    rows.add(new Predicted(THROUGHPUT_RPS, basis), throughput(record, prediction));
    rows.add(new Predicted(LATENCY.at(P50), basis), prediction.p50Seconds() * 1000);
    rows.add(new Predicted(LATENCY.at(P99), basis), prediction.p99Seconds() * 1000);
  }

  /** Returns the throughput: of a window that begins with nothing in flight, or goes on. */
  private static double throughput(TrialRecord record, Prediction prediction) {
    return record.recording() instanceof Recording.Seconds seconds
            && seconds.isSettled()
            && prediction.queue().stability() != Stability.OVERLOADED
        ? record.scenario().open().orElseThrow().ratePerSecond()
        : prediction.throughputRps();
  }

  private static void addSlower(Prediction slower, MeasurementCollector rows) {
    rows.add(new Predicted(TIMEOUTS, Basis.SLOWER), slower.timeouts());
    rows.add(new Predicted(WAITING_AT_WINDOW_END, Basis.SLOWER), slower.waitingAtWindowEnd());
    rows.add(new Predicted(LATENCY.at(P50), Basis.SLOWER), slower.p50Seconds() * 1000);
  }
}
