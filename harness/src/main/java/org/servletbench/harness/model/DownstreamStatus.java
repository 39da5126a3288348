package org.servletbench.harness.model;

/**
 * The counters of the sleeping service since its reset.
 *
 * @param hits requests accepted
 * @param completed requests whose delay has ended
 * @param inFlightPeak most requests in flight at once
 * @param lateness actual minus requested delay of each request
 */
public record DownstreamStatus(
    long hits, long completed, long inFlight, long inFlightPeak, Lateness lateness) {

  /** An HdrHistogram of nanoseconds, compressed, in base64; none for a count of 0. */
  public record Lateness(long count, String histogram) {}
}
