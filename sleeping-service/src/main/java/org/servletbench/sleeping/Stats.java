package org.servletbench.sleeping;

import org.HdrHistogram.Histogram;

/**
 * The counters of the sleep requests since the last reset. One lock makes every reading consistent.
 * The lock is held for tens of nanoseconds, and mostly only the event loop's thread asks for it.
 */
final class Stats {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latenessNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long hits;
  private long completed;
  private long inFlight;
  private long inFlightPeak;

  /** Counts a sleep request that has arrived. */
  synchronized void accepted() {
    hits++;
    inFlight++;
    inFlightPeak = Math.max(inFlightPeak, inFlight);
  }

  /**
   * Counts a sleep request whose delay has ended and whose answer is being written.
   *
   * @param lateNanos the actual delay minus the requested one. A sleep that ends some nanoseconds
   *     early counts as on time, because a histogram takes no negative value
   */
  synchronized void completed(long lateNanos) {
    completed++;
    inFlight--;
    latenessNanos.recordValue(Math.max(0, lateNanos));
  }

  /** Resets the counters; requests in flight will count as completed, without a hit. */
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
