package org.servletbench.harness.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/**
 * Counts requests that were sent but whose downstream call the app has not started yet. Clients of
 * a closed load send in waves, of which the driver keeps no instants: there the count is unknown.
 */
final class WaitingRequests {
  /** The farthest reading used: readings are half a second apart, or a little more. */
  private static final double FARTHEST_MS = 1000;

  /** How well the instant of a reading is known where nothing stalls, seconds. */
  private static final double CLOCK_S = 0.01;

  private final DoubleUnaryOperator sent;
  private final List<At> readings;
  private final double ratePerSecond;

  private WaitingRequests(DoubleUnaryOperator sent, List<At> readings, double ratePerSecond) {
    this.sent = sent;
    this.readings = readings;
    this.ratePerSecond = ratePerSecond;
  }

  /** A reading with what had been sent and started by then. */
  private record At(double millis, double sent, double started) {
    double waiting() {
      return sent - started;
    }
  }

  static WaitingRequests of(TrialRecord record) {
    Optional<DoubleUnaryOperator> sent = SentRequests.by(record);
    Optional<Load.Open> open = record.scenario().open();
    if (record.app().isEmpty() || sent.isEmpty() || open.isEmpty()) {
      return new WaitingRequests(at -> 0, List.of(), 0);
    }
    long before = record.app().get().before().downstreamCallsStarted();
    List<At> readings =
        Series.of(record, Reading.APP).withCounters().readings().stream()
            .map(reading -> at(reading, sent.get(), before))
            .toList();
    return new WaitingRequests(sent.get(), readings, open.get().ratePerSecond());
  }

  private static At at(Reading reading, DoubleUnaryOperator sent, long before) {
    double millis = reading.use().epochMillis();
    return new At(
        millis,
        sent.applyAsDouble(millis),
        reading.counters().orElseThrow().callsStarted() - before);
  }

  /**
   * Returns the count at an instant, from the readings on both sides of it; empty where one is
   * farther away than a second. What was sent is known at every instant. While there is a queue,
   * calls start evenly, at the pace of the servers. Without one they start as the requests arrive,
   * and both bend where the arrivals end: then the count itself is interpolated. There is a queue
   * if at least as many still wait at the second reading as would have left it since.
   */
  OptionalDouble at(double epochMillis) {
    At before = null;
    At after = null;
    for (At reading : readings) {
      double distance = reading.millis() - epochMillis;
      if (distance <= 0 && -distance <= FARTHEST_MS) {
        before = reading;
      }
      if (distance >= 0 && distance <= FARTHEST_MS && after == null) {
        after = reading;
      }
    }
    return before == null || after == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(whole(between(before, after, epochMillis)));
  }

  private double between(At before, At after, double epochMillis) {
    double span = after.millis() - before.millis();
    double share = span == 0 ? 1 : (epochMillis - before.millis()) / span;
    double startedLater = (1 - share) * (after.started() - before.started());
    return after.waiting() >= startedLater
        ? sent.applyAsDouble(epochMillis) - (after.started() - startedLater)
        : before.waiting() + share * (after.waiting() - before.waiting());
  }

  /**
   * Rounds to the nearest request, as a part of one comes from the interpolation. A count below 0
   * by no more than one request, and what arrives while two clocks may differ, is 0.
   */
  private double whole(double count) {
    double whole = Math.rint(count) + 0.0; // never minus 0
    return whole < 0 && whole >= -(1 + ratePerSecond * CLOCK_S) ? 0 : whole;
  }
}
