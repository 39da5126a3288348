package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.ServiceFigure.*;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.Distribution;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.TrialRecord.Observations;

/** Adds the figures from the downstream and the kernel. */
final class ServiceMetrics {
  private ServiceMetrics() {}

  static void add(Observations seen, MeasurementCollector rows) {
    seen.downstream().ifPresent(downstream -> downstream(downstream.after(), rows));
    rows.add(LISTEN_OVERFLOWS, known(seen.kernelAfter().overflowsSince(seen.kernelBefore())));
    rows.add(WAKE_UP_FLOOR_P99_MS, seen.wakeUpFloorP99Millis());
    rows.add(TIME_WAIT_BEFORE, known(seen.kernelBefore().timeWait()));
    rows.add(TIME_WAIT_AFTER, known(seen.kernelAfter().timeWait()));
  }

  private static OptionalDouble known(OptionalLong count) {
    return count.isPresent() ? OptionalDouble.of(count.getAsLong()) : OptionalDouble.empty();
  }

  private static OptionalDouble known(long count) {
    return count < 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
  }

  private static void downstream(DownstreamStatus status, MeasurementCollector rows) {
    rows.add(DOWNSTREAM_HITS, status.hits());
    rows.add(DOWNSTREAM_IN_FLIGHT_PEAK, status.inFlightPeak());
    boolean any = status.lateness().count() > 0;
    Histogram lateness =
        any ? new Distribution(0, 0, status.lateness().histogram()).decode() : new Histogram(3);
    rows.add(DOWNSTREAM_LATENESS_P50_MS, figure(any, lateness.getValueAtPercentile(50)));
    rows.add(DOWNSTREAM_LATENESS_P99_MS, figure(any, lateness.getValueAtPercentile(99)));
    rows.add(DOWNSTREAM_LATENESS_MAX_MS, figure(any, lateness.getMaxValue()));
  }

  static OptionalDouble figure(boolean measured, long nanos) {
    return measured ? OptionalDouble.of(nanos / 1e6) : OptionalDouble.empty();
  }
}
