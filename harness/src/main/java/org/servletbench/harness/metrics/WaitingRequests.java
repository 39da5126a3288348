package org.servletbench.harness.metrics;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** Counts requests that were sent but whose downstream call the app has not started yet. */
final class WaitingRequests {
  /** The farthest reading used: readings are half a second apart, or a little more. */
  private static final double FARTHEST_MS = 1000;

  private WaitingRequests() {}

  /** A reading with what had been sent and started by then. */
  private record At(double millis, double sent, double started) {
    double waiting() {
      return sent - started;
    }
  }

  /**
   * Returns the count at an instant, from the readings on both sides of it; empty where one is
   * farther away than a second. What was sent is known at every instant. While there is a queue,
   * calls start evenly, at the pace of the servers. Without one they start as the requests arrive,
   * and both bend where the arrivals end: then the count itself is interpolated. There is a queue
   * if at least as many still wait at the second reading as would have left it since.
   */
  static OptionalDouble at(TrialRecord record, double epochMillis) {
    OptionalDouble sent = SentRequests.by(record, epochMillis);
    if (record.app().isEmpty() || sent.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Reading> readings = Series.of(record, Reading.APP).withCounters().readings();
    Reading before = null;
    Reading after = null;
    for (Reading reading : readings) {
      double distance = reading.use().epochMillis() - epochMillis;
      if (distance <= 0 && -distance <= FARTHEST_MS) {
        before = reading;
      }
      if (distance >= 0 && distance <= FARTHEST_MS && after == null) {
        after = reading;
      }
    }
    return before == null || after == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            whole(between(of(record, before), of(record, after), epochMillis, sent.getAsDouble())));
  }

  private static double between(At before, At after, double epochMillis, double sent) {
    double span = after.millis() - before.millis();
    double share = span == 0 ? 1 : (epochMillis - before.millis()) / span;
    double startedLater = (1 - share) * (after.started() - before.started());
    return after.waiting() >= startedLater
        ? sent - (after.started() - startedLater)
        : before.waiting() + share * (after.waiting() - before.waiting());
  }

  /** To the nearest request, as a part of one comes from the interpolation; never minus 0. */
  private static double whole(double count) {
    return Math.rint(count) + 0.0;
  }

  private static At of(TrialRecord record, Reading reading) {
    double millis = reading.use().epochMillis();
    long before = record.app().orElseThrow().before().downstreamCallsStarted();
    return new At(
        millis,
        SentRequests.by(record, millis).orElseThrow(),
        reading.counters().orElseThrow().callsStarted() - before);
  }
}
