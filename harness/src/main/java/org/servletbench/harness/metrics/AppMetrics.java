package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_CALLS_STARTED;
import static org.servletbench.harness.catalogue.ServiceFigure.DRAINED_AFTER_S;
import static org.servletbench.harness.catalogue.ServiceFigure.POLLER_THREADS;
import static org.servletbench.harness.catalogue.ServiceFigure.WAITING_AT_WINDOW_END;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.servletbench.harness.catalogue.PoolTime.Of;
import org.servletbench.harness.catalogue.PoolTime.Pool;
import org.servletbench.harness.model.Distribution;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;

/** Adds the figures from the app's side door. */
final class AppMetrics {
  private AppMetrics() {}

  static void add(
      TrialRecord record,
      Window window,
      AppSeen seen,
      Map<String, Integer> threads,
      MeasurementCollector rows) {
    times(Pool.HOLD_TIME, seen.windowStart().holdTime(), seen.windowEnd().holdTime(), rows);
    times(Pool.TASK_TIME, seen.windowStart().taskTime(), seen.windowEnd().taskTime(), rows);
    rows.add(
        DOWNSTREAM_CALLS_STARTED,
        seen.after().downstreamCallsStarted() - seen.before().downstreamCallsStarted());
    rows.add(WAITING_AT_WINDOW_END, WaitingRequests.of(record).at(window.endMillis()));
    if (!threads.isEmpty()) {
      rows.add(POLLER_THREADS, pollers(threads));
    }
    rows.add(DRAINED_AFTER_S, drained(record, window, seen));
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
      Pool pool, Distribution before, Distribution end, MeasurementCollector rows) {
    rows.add(pool.at(Of.COUNT), end.count() - before.count());
    rows.add(pool.at(Of.MEAN_MS), end.meanMillisSince(before));
    Histogram histogram = end.since(before);
    boolean any = histogram.getTotalCount() > 0;
    rows.add(pool.at(Of.P99_MS), ServiceMetrics.figure(any, histogram.getValueAtPercentile(99)));
    rows.add(pool.at(Of.MAX_MS), ServiceMetrics.figure(any, histogram.getMaxValue()));
  }
}
