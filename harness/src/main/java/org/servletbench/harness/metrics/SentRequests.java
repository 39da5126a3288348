package org.servletbench.harness.metrics;

import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
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

  /** Counts the requests sent before an instant; within a second they are assumed to be even. */
  static OptionalDouble by(TrialRecord record, double epochMillis) {
    return switch (record.recording()) {
      case Recording.Requests requests ->
          OptionalDouble.of(
              requests.measured().stream()
                  .filter(request -> request.startMillis() < epochMillis)
                  .count());
      case Recording.Seconds seconds -> {
        double elapsed = (epochMillis - seconds.measureStartMillis()) / 1000;
        yield OptionalDouble.of(
            seconds.loaded().stream()
                .mapToDouble(s -> s.count("sent") * Math.clamp(elapsed - s.second(), 0.0, 1.0))
                .sum());
      }
      case Recording.Report report -> OptionalDouble.empty();
    };
  }
}
