package org.servletbench.harness.verify;

import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.Distribution;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;

/** What the app, the downstream and the kernel say of themselves. */
final class ServiceMetrics {
  private static final String SIDE_DOOR = "side door ";
  private static final String STATS = "sleeping-service /stats ";

  static final String WAKE_UP_FLOOR = "wake_up_floor_p99_ms";

  private ServiceMetrics() {}

  static void add(TrialRecord record, Window window, Observations seen, Rows rows) {
    times("hold_time", seen.before().holdTime(), seen.windowEnd().holdTime(), "holdTime", rows);
    times("task_time", seen.before().taskTime(), seen.windowEnd().taskTime(), "taskTime", rows);
    calls(record, window, seen, rows);
    downstream(seen.downstream(), rows);
    rows.add(
        "listen_overflows",
        seen.kernelAfter().listenOverflows() - seen.kernelBefore().listenOverflows(),
        "1",
        "/proc/net/netstat ListenOverflows");
    rows.add(WAKE_UP_FLOOR, seen.wakeUpFloorP99Millis(), "ms", "harness: pauses of 10 ms, MEASURE");
    rows.add("time_wait_before", seen.kernelBefore().timeWait(), "1", "/proc/net/sockstat tw");
    rows.add("time_wait_after", seen.kernelAfter().timeWait(), "1", "/proc/net/sockstat tw");
  }

  private static void times(
      String name, Distribution before, Distribution end, String field, Rows rows) {
    rows.add(
        name + "_count", end.count() - before.count(), "1", SIDE_DOOR + field + ".count, MEASURE");
    rows.add(
        name + "_mean_ms",
        end.meanMillisSince(before),
        "ms",
        SIDE_DOOR + field + ".sumNanos / count, MEASURE");
    Histogram histogram = end.since(before);
    boolean any = histogram.getTotalCount() > 0;
    String source = SIDE_DOOR + field + ".histogram, MEASURE";
    rows.add(name + "_p99_ms", figure(any, histogram.getValueAtPercentile(99)), "ms", source);
    rows.add(name + "_max_ms", figure(any, histogram.getMaxValue()), "ms", source);
  }

  private static void calls(TrialRecord record, Window window, Observations seen, Rows rows) {
    long before = seen.before().downstreamCallsStarted();
    rows.add(
        "downstream_calls_started",
        seen.after().downstreamCallsStarted() - before,
        "1",
        SIDE_DOOR + "downstreamCallsStarted");
    Series app = Series.of(record, Reading.APP).withCounters();
    rows.add(
        "waiting_at_window_end",
        Waiting.near(record, window.endMillis()),
        "1",
        "jmeter timeStamp - " + SIDE_DOOR + "downstreamCallsStarted");
    long all = seen.before().requestsCompleted() + record.measured().size();
    OptionalDouble drained =
        app.firstTime(
            r ->
                r.use().epochMillis() > window.originMillis()
                    && r.counters().orElseThrow().completed() >= all);
    rows.add(
        "drained_after_s",
        drained.isPresent()
            ? OptionalDouble.of((drained.getAsDouble() - window.originMillis()) / 1000)
            : OptionalDouble.empty(),
        "s",
        SIDE_DOOR + "requestsCompleted");
  }

  private static void downstream(DownstreamStatus status, Rows rows) {
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

  private static OptionalDouble figure(boolean measured, long nanos) {
    return measured ? OptionalDouble.of(nanos / 1e6) : OptionalDouble.empty();
  }
}
