package org.servletbench.harness.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.servletbench.harness.stats.Percentiles;

/**
 * What is known of the load in the last second, to be shown while a trial goes on and never stored.
 *
 * @param perSecond requests that ended, per second
 * @param p50Millis median response time of the good ones, ms; empty if none was good, or where it
 *     is not known
 * @param p99Millis 99th percentile of it, likewise
 * @param inFlight requests in flight at its end; empty where it is not known
 */
public record LastSecond(
    double perSecond, OptionalDouble p50Millis, OptionalDouble p99Millis, OptionalLong inFlight) {

  /**
   * Computes it from the requests that ended in a second.
   *
   * @param ended number of all of them
   * @param okMillis response times of the good ones, ms, in any order
   */
  public static LastSecond of(int ended, long[] okMillis) {
    long[] sorted = okMillis.clone();
    Arrays.sort(sorted);
    return new LastSecond(
        ended, percentile(sorted, 50), percentile(sorted, 99), OptionalLong.empty());
  }

  private static OptionalDouble percentile(long[] sorted, double p) {
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Percentiles.nearestRank(sorted, p));
  }
}
