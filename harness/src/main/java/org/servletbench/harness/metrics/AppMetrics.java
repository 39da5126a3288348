package org.servletbench.harness.metrics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.model.Distribution;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;

/** What the app's side door says. */
final class AppMetrics {
  private static final String SIDE_DOOR = "side door ";

  private AppMetrics() {}

  static void add(
      TrialRecord record,
      Window window,
      AppSeen seen,
      Map<String, Integer> threads,
      MeasurementCollector rows) {
    times("hold_time", seen.before().holdTime(), seen.windowEnd().holdTime(), "holdTime", rows);
    times("task_time", seen.before().taskTime(), seen.windowEnd().taskTime(), "taskTime", rows);
    rows.add(
        "downstream_calls_started",
        seen.after().downstreamCallsStarted() - seen.before().downstreamCallsStarted(),
        "1",
        SIDE_DOOR + "downstreamCallsStarted");
    rows.add(
        "waiting_at_window_end",
        WaitingRequests.near(record, window.endMillis()),
        "1",
        "sent - " + SIDE_DOOR + "downstreamCallsStarted");
    if (!threads.isEmpty()) {
      rows.add("poller_threads", pollers(threads), "1", SIDE_DOOR + "threads, names in -Poller");
    }
    rows.add(
        "drained_after_s", drained(record, window, seen), "s", SIDE_DOOR + "requestsCompleted");
  }

  private static double pollers(Map<String, Integer> threads) {
    return threads.entrySet().stream()
        .filter(kind -> kind.getKey().matches(".*-Poller(-?#)?"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static OptionalDouble drained(TrialRecord record, Window window, AppSeen seen) {
    OptionalLong sent = SentRequests.total(record);
    if (sent.isEmpty()) {
      return OptionalDouble.empty();
    }
    long all = seen.before().requestsCompleted() + sent.getAsLong();
    OptionalDouble drained =
        Series.of(record, Reading.APP)
            .withCounters()
            .firstTime(
                r ->
                    r.use().epochMillis() > window.originMillis()
                        && r.counters().orElseThrow().completed() >= all);
    return drained.isPresent()
        ? OptionalDouble.of((drained.getAsDouble() - window.originMillis()) / 1000)
        : drained;
  }

  private static void times(
      String name, Distribution before, Distribution end, String field, MeasurementCollector rows) {
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
    rows.add(
        name + "_p99_ms",
        ServiceMetrics.figure(any, histogram.getValueAtPercentile(99)),
        "ms",
        source);
    rows.add(name + "_max_ms", ServiceMetrics.figure(any, histogram.getMaxValue()), "ms", source);
  }
}
