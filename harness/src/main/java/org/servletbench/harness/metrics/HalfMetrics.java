package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.SteadyFigure.*;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.WindowHalves.Change;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Recording.Second;
import org.servletbench.harness.model.Settling;
import org.servletbench.harness.model.Steadiness;
import org.servletbench.harness.model.TrialRecord;

/**
 * Says how the measured load began, and what the halves of its window were like. Runs that are
 * older than these figures have no such rows.
 */
final class HalfMetrics {
  private HalfMetrics() {}

  static void add(TrialRecord record, MeasurementCollector rows) {
    if (record.recording() instanceof Recording.Seconds recording
        && recording.settleStartMillis().isPresent()) {
      if (recording.isSettled()) {
        beginning(record, recording, rows);
      }
      WindowHalves.of(record).ifPresent(halves -> halves(halves, rows));
    }
  }

  private static void beginning(
      TrialRecord record, Recording.Seconds recording, MeasurementCollector rows) {
    Steadiness steadiness =
        Settling.of(record.scenario().delayMillis(), recording.settling(), record.readings());
    long since = steadiness.sinceMillis().orElse(recording.measureStartMillis());
    rows.add(
        SETTLED_AFTER_S,
        steadiness.isReached()
            ? OptionalDouble.of((since - recording.loadStartMillis()) / 1000.0)
            : OptionalDouble.empty());
    List<Second> unsteady =
        recording.settling().stream()
            .filter(second -> recording.measureStartMillis() + second.second() * 1000L < since)
            .toList();
    rows.add(
        TRANSIENT_LATENCY_P99_MS, MergedHistogram.ofAll(unsteady, ".felt").percentileMillis(99));
  }

  private static void halves(WindowHalves halves, MeasurementCollector rows) {
    add(halves.median(), LATENCY_P50_FIRST_HALF_MS, LATENCY_P50_SECOND_HALF_MS, rows);
    add(halves.p99(), LATENCY_P99_FIRST_HALF_MS, LATENCY_P99_SECOND_HALF_MS, rows);
    add(halves.cpu(), CPU_US_PER_REQUEST_FIRST_HALF, CPU_US_PER_REQUEST_SECOND_HALF, rows);
  }

  private static void add(
      Optional<Change> change, Metric first, Metric second, MeasurementCollector rows) {
    rows.add(first, change.map(it -> OptionalDouble.of(it.first())).orElse(OptionalDouble.empty()));
    rows.add(
        second, change.map(it -> OptionalDouble.of(it.second())).orElse(OptionalDouble.empty()));
  }
}
