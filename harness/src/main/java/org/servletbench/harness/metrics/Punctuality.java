package org.servletbench.harness.metrics;

import java.util.Optional;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Slots;
import org.servletbench.harness.model.TrialRecord;

/**
 * Reconstructs the schedule of a driver that records no intended times. The driver cannot be early,
 * so the most punctual arrival is assumed to be on its slot. The lag of every other arrival is its
 * distance from that schedule.
 *
 * @param lagsMillis lag of each arrival, in the order of arrival
 */
record Punctuality(Window window, double[] lagsMillis) {

  /** Reconstructs the schedule of a trial; empty if nothing was sent in MEASURE. */
  static Optional<Punctuality> of(TrialRecord record, Recording.Requests requests) {
    long[] starts = requests.measured().stream().mapToLong(Request::startMillis).sorted().toArray();
    return starts.length == 0
        ? Optional.empty()
        : record.scenario().open().map(load -> of(load, starts));
  }

  private static Punctuality of(Load.Open load, long[] starts) {
    double[] slots = slots(load, starts.length);
    double origin = Double.POSITIVE_INFINITY;
    for (int n = 0; n < starts.length; n++) {
      origin = Math.min(origin, starts[n] - slots[n]);
    }
    double[] lags = new double[starts.length];
    for (int n = 0; n < starts.length; n++) {
      lags[n] = starts[n] - slots[n] - origin;
    }
    return new Punctuality(Window.from(origin, load.duration().toNanos() / 1e6), lags);
  }

  /**
   * Returns the slots, milliseconds from the start of MEASURE; arrivals beyond the schedule get its
   * last slot.
   */
  private static double[] slots(Load.Open load, int sent) {
    Slots schedule = load.arrivals().over(load.duration());
    double[] slots = new double[sent];
    for (int n = 0; n < sent; n++) {
      long slot = schedule.next();
      slots[n] = slot == Slots.NONE ? slots[Math.max(0, n - 1)] : slot / 1e6;
    }
    return slots;
  }
}
