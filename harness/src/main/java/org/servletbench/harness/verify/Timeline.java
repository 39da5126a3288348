package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Percentiles;

/** A trial second by second, from the start of MEASURE to the last answer. */
public final class Timeline {
  private Timeline() {}

  /**
   * One second. Counts and latencies are of the requests that ended in it, sent and offered of
   * those that began; in flight is as at its end, waiting as at the reading nearest to it.
   *
   * @param second 0 is the first of MEASURE
   * @param waiting sent, but the app has not called the downstream for them yet
   */
  public record Second(
      int second,
      double offered,
      double sent,
      double completed,
      double ok,
      double timeouts,
      double failed,
      double dropped,
      OptionalDouble p50Millis,
      OptionalDouble p99Millis,
      OptionalDouble maxMillis,
      OptionalDouble waiting,
      double inFlight) {}

  /** Empty if nothing was sent. */
  public static List<Second> of(TrialRecord record) {
    Optional<Window> window = Window.of(record);
    if (window.isEmpty()) {
      return List.of();
    }
    double origin = window.get().originMillis();
    List<Request> requests = record.measured();
    double last = requests.stream().mapToDouble(Request::endMillis).max().orElse(origin);
    List<Second> seconds = new ArrayList<>();
    for (int second = 0; origin + second * 1000.0 <= last; second++) {
      seconds.add(second(record, requests, origin, second));
    }
    return seconds;
  }

  private static Second second(
      TrialRecord record, List<Request> requests, double origin, int second) {
    double from = origin + second * 1000.0;
    double to = from + 1000;
    List<Request> ended =
        requests.stream().filter(r -> r.endMillis() >= from && r.endMillis() < to).toList();
    long sentSoFar = requests.stream().filter(r -> r.startMillis() < to).count();
    long sentBefore = requests.stream().filter(r -> r.startMillis() < from).count();
    long endedSoFar = requests.stream().filter(r -> r.endMillis() < to).count();
    long cap = record.scenario().load().timeout().toMillis();
    long[] latencies =
        ended.stream()
            .filter(r -> r.outcome() == Outcome.OK || r.outcome().isTimeout())
            .mapToLong(r -> r.outcome().isTimeout() ? cap : r.latencyMillis())
            .sorted()
            .toArray();
    return new Second(
        second,
        offered(record, second),
        sentSoFar - sentBefore,
        ended.size(),
        ended.stream().filter(r -> r.outcome() == Outcome.OK).count(),
        ended.stream().filter(r -> r.outcome().isTimeout()).count(),
        ended.stream().filter(r -> r.outcome().isFailure()).count(),
        ended.stream().filter(r -> r.outcome() == Outcome.DROPPED).count(),
        percentile(latencies, 50),
        percentile(latencies, 99),
        latencies.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(latencies[latencies.length - 1]),
        Waiting.near(record, to),
        sentSoFar - endedSoFar);
  }

  /** Slots of the schedule inside the second. */
  private static double offered(TrialRecord record, int second) {
    double rate = record.scenario().load().ratePerSecond();
    double planned = record.scenario().load().requests();
    return Math.min(planned, Math.ceil((second + 1) * rate))
        - Math.min(planned, Math.ceil(second * rate));
  }

  private static OptionalDouble percentile(long[] sorted, int percent) {
    return Percentiles.reportable(sorted.length, percent)
        ? OptionalDouble.of(Percentiles.nearestRank(sorted, percent))
        : OptionalDouble.empty();
  }
}
