package org.servletbench.harness.verify;

import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.TrialRecord;

/**
 * MEASURE on the clock, found from the arrivals themselves: a driver without intended times cannot
 * be early, so the most punctual arrival is taken to stand on its slot, and every other one's lag
 * is its distance from that schedule.
 *
 * @param originMillis the slot of arrival 0, milliseconds since the epoch
 * @param endMillis the end of MEASURE
 * @param lagsMillis lag of each arrival, in the order of arrival
 */
record Window(double originMillis, double endMillis, List<Double> lagsMillis) {

  /** Empty if nothing was sent in MEASURE. */
  static Optional<Window> of(TrialRecord record) {
    Load.Open load = record.scenario().load();
    long[] starts = record.measured().stream().mapToLong(Request::startMillis).sorted().toArray();
    if (starts.length == 0) {
      return Optional.empty();
    }
    double origin = Double.POSITIVE_INFINITY;
    for (int n = 0; n < starts.length; n++) {
      origin = Math.min(origin, starts[n] - load.slotMillis(n));
    }
    Double[] lags = new Double[starts.length];
    for (int n = 0; n < starts.length; n++) {
      lags[n] = starts[n] - load.slotMillis(n) - origin;
    }
    return Optional.of(new Window(origin, origin + load.duration().toNanos() / 1e6, List.of(lags)));
  }

  boolean contains(double epochMillis) {
    return epochMillis >= originMillis && epochMillis < endMillis;
  }

  double lengthSeconds() {
    return (endMillis - originMillis) / 1000;
  }
}
