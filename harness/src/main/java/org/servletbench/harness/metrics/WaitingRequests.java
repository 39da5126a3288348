package org.servletbench.harness.metrics;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** Counts requests that were sent but whose downstream call the app has not started yet. */
final class WaitingRequests {
  /** The farthest reading used, since readings are half a second apart. */
  private static final double FARTHEST_MS = 500;

  private WaitingRequests() {}

  /**
   * Returns the count at the reading nearest to an instant. Arrivals and starts are counted at that
   * same moment, not interpolated, because both bend where the arrivals end.
   */
  static OptionalDouble near(TrialRecord record, double epochMillis) {
    if (record.app().isEmpty()) {
      return OptionalDouble.empty();
    }
    long before = record.app().get().before().downstreamCallsStarted();
    Optional<Reading> nearest =
        Series.of(record, Reading.APP).withCounters().readings().stream()
            .filter(reading -> distance(reading, epochMillis) <= FARTHEST_MS)
            .min(Comparator.comparingDouble(reading -> distance(reading, epochMillis)));
    if (nearest.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble sent = SentRequests.by(record, nearest.get().use().epochMillis());
    long started = nearest.get().counters().orElseThrow().callsStarted() - before;
    return sent.isPresent() ? OptionalDouble.of(sent.getAsDouble() - started) : sent;
  }

  private static double distance(Reading reading, double epochMillis) {
    return Math.abs(reading.use().epochMillis() - epochMillis);
  }
}
