package org.servletbench.sleeping;

import org.HdrHistogram.Histogram;

/**
 * The counters of the sleep requests since the last reset. One lock makes every reading consistent;
 * it is held for tens of nanoseconds, and the event loop's thread is mostly the only one to ask for
 * it.
 */
final class Stats {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latenessNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long hits;
  private long completed;
  private long inFlight;
  private long inFlightPeak;

  /** A sleep request has arrived. */
  synchronized void accepted() {
    hits++;
    inFlight++;
    inFlightPeak = Math.max(inFlightPeak, inFlight);
  }

  /**
   * Its delay has ended and its answer is being written.
   *
   * @param lateNanos the actual time minus the asked one; a histogram takes no negative value, and
   *     a sleep that ends some nanoseconds early is on time
   */
  synchronized void completed(long lateNanos) {
    completed++;
    inFlight--;
    latenessNanos.recordValue(Math.max(0, lateNanos));
  }

  /** Requests in flight stay so: they count as completed later, without a hit. */
  synchronized void reset() {
    hits = 0;
    completed = 0;
    inFlightPeak = inFlight;
    latenessNanos.reset();
  }

  synchronized StatsReading read() {
    return new StatsReading(hits, completed, inFlight, inFlightPeak, latenessNanos.copy());
  }
}
