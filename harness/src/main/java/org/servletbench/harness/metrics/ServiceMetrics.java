package org.servletbench.harness.metrics;

import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.Distribution;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.TrialRecord.Observations;

/** What the downstream and the kernel say. */
public final class ServiceMetrics {
  private static final String STATS = "sleeping-service /stats ";

  public static final String WAKE_UP_FLOOR = "wake_up_floor_p99_ms";

  private ServiceMetrics() {}

  static void add(Observations seen, MeasurementCollector rows) {
    seen.downstream().ifPresent(downstream -> downstream(downstream.after(), rows));
    rows.add(
        "listen_overflows",
        seen.kernelAfter().listenOverflows() - seen.kernelBefore().listenOverflows(),
        "1",
        "/proc/net/netstat ListenOverflows");
    rows.add(WAKE_UP_FLOOR, seen.wakeUpFloorP99Millis(), "ms", "harness: pauses of 10 ms, MEASURE");
    rows.add("time_wait_before", seen.kernelBefore().timeWait(), "1", "/proc/net/sockstat tw");
    rows.add("time_wait_after", seen.kernelAfter().timeWait(), "1", "/proc/net/sockstat tw");
  }

  private static void downstream(DownstreamStatus status, MeasurementCollector rows) {
    rows.add("downstream_hits", status.hits(), "1", STATS + "hits");
    rows.add("downstream_in_flight_peak", status.inFlightPeak(), "1", STATS + "inFlightPeak");
    String source = STATS + "lateness.histogram";
    boolean any = status.lateness().count() > 0;
    Histogram lateness =
        any ? new Distribution(0, 0, status.lateness().histogram()).decode() : new Histogram(3);
    for (int percent : new int[] {50, 99}) {
      rows.add(
          "downstream_lateness_p" + percent + "_ms",
          figure(any, lateness.getValueAtPercentile(percent)),
          "ms",
          source);
    }
    rows.add("downstream_lateness_max_ms", figure(any, lateness.getMaxValue()), "ms", source);
  }

  static OptionalDouble figure(boolean measured, long nanos) {
    return measured ? OptionalDouble.of(nanos / 1e6) : OptionalDouble.empty();
  }
}
