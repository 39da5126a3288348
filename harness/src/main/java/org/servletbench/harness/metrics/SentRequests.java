package org.servletbench.harness.metrics;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;

/**
 * Counts the requests sent in the measured load, if the driver reports them. Those sent before
 * MEASURE are among them, since the services count from the start of that load.
 */
public final class SentRequests {
  /** The outcomes of arrivals that were never sent. */
  private static final Set<Outcome> UNSENT =
      EnumSet.of(Outcome.DROPPED, Outcome.CONNECT_REFUSED, Outcome.CONNECT_TIMEOUT);

  private SentRequests() {}

  public static OptionalLong total(TrialRecord record) {
    return switch (record.recording()) {
      case Recording.Requests requests -> OptionalLong.of(requests.measured().size());
      case Recording.Seconds seconds ->
          OptionalLong.of(seconds.loaded().stream().mapToLong(s -> s.count("sent")).sum());
      case Recording.Report report -> OptionalLong.empty();
    };
  }

  /** Counts those that were sent before MEASURE and did not end well. */
  public static long badAheadOfMeasure(TrialRecord record) {
    return record.recording() instanceof Recording.Seconds seconds
        ? seconds.settling().stream()
                .mapToLong(
                    second ->
                        second.count("completed")
                            - second.count("ok")
                            - UNSENT.stream().mapToLong(it -> second.count(it.label())).sum())
                .sum()
            + seconds.measured().stream()
                .mapToLong(
                    second ->
                        second.count(Recording.Second.COMPLETED_EARLIER)
                            - second.count(Recording.Second.OK_EARLIER))
                .sum()
        : 0;
  }

  /**
   * Returns how many requests were sent before an instant, in milliseconds since the epoch; within
   * a second of the open-loop driver they are assumed to be even.
   */
  static Optional<DoubleUnaryOperator> by(TrialRecord record) {
    return switch (record.recording()) {
      case Recording.Requests requests -> {
        double[] starts =
            requests.measured().stream().mapToDouble(Request::startMillis).sorted().toArray();
        yield Optional.of(epochMillis -> before(starts, epochMillis));
      }
      case Recording.Seconds seconds -> {
        List<Recording.Second> loaded = seconds.loaded();
        yield Optional.of(
            epochMillis -> {
              double elapsed = (epochMillis - seconds.measureStartMillis()) / 1000;
              return loaded.stream()
                  .mapToDouble(s -> s.count("sent") * Math.clamp(elapsed - s.second(), 0.0, 1.0))
                  .sum();
            });
      }
      case Recording.Report report -> Optional.empty();
    };
  }

  /** Counts the values below a limit, of sorted ones. */
  static int before(double[] sorted, double limit) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < limit) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
