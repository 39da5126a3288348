package org.servletbench.harness.metrics;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.stats.Percentiles;

/** The latencies, to the millisecond, of requests that were recorded one by one. */
record Millis(long[] sorted) {

  /**
   * Of all requests, however they ended.
   *
   * @param capMillis latency that a timed-out request counts with
   */
  static Millis ofAll(Collection<Request> requests, long capMillis) {
    return new Millis(
        requests.stream()
            .mapToLong(r -> r.outcome().isTimeout() ? capMillis : r.latencyMillis())
            .sorted()
            .toArray());
  }

  static Millis of(Outcome outcome, Collection<Request> requests) {
    return new Millis(
        requests.stream()
            .filter(request -> request.outcome() == outcome)
            .mapToLong(Request::latencyMillis)
            .sorted()
            .toArray());
  }

  /** Returns a statistic; empty without values, or with fewer than 10 beyond a percentile. */
  OptionalDouble at(Statistic statistic) {
    return switch (statistic) {
      case P50, P75, P90, P95, P99, P999 -> percentile(statistic.percent().orElseThrow());
      case MIN -> edge(0);
      case MAX -> edge(sorted.length - 1);
      case MEAN -> Arrays.stream(sorted).average();
      case SLOW_SHARE, STDEV -> OptionalDouble.empty();
    };
  }

  private OptionalDouble percentile(double percent) {
    return Percentiles.reportable(sorted.length, percent)
        ? OptionalDouble.of(Percentiles.nearestRank(sorted, percent))
        : OptionalDouble.empty();
  }

  private OptionalDouble edge(int index) {
    return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[index]);
  }
}
