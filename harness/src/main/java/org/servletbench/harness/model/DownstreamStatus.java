package org.servletbench.harness.model;

/**
 * What the sleeping service counted since it was reset.
 *
 * @param hits requests accepted
 * @param completed requests whose delay has ended
 * @param inFlightPeak the most at once
 * @param lateness actual minus asked time of each
 */
public record DownstreamStatus(
    long hits, long completed, long inFlight, long inFlightPeak, Lateness lateness) {

  /** HdrHistogram of nanoseconds, compressed, base64; a count of 0 has none. */
  public record Lateness(long count, String histogram) {}
}
