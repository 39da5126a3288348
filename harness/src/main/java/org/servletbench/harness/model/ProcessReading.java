package org.servletbench.harness.model;

/**
 * Resource use of one process at one instant, from /proc. Cumulative figures count from the start
 * of the process: subtract two readings.
 *
 * @param epochMillis when, milliseconds since the epoch
 * @param cpuNanos user and system time used so far
 * @param rssBytes resident set size
 * @param threads platform threads
 * @param contextSwitches voluntary and not, of all threads that were seen
 * @param fds open file descriptors
 */
public record ProcessReading(
    long epochMillis, long cpuNanos, long rssBytes, int threads, long contextSwitches, int fds) {
  /** A time alone, of what is no process, as if it were CPU time. */
  public static ProcessReading ofTime(long epochMillis, long nanos) {
    return new ProcessReading(epochMillis, nanos, 0, 0, 0, 0);
  }
}
