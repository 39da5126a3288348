package org.servletbench.harness.model;

/**
 * The resource use of one process at one instant, from /proc. Cumulative figures count from the
 * start of the process: subtract two readings.
 *
 * @param epochMillis time of the reading, milliseconds since 1970
 * @param cpuNanos user and system time used so far
 * @param rssBytes resident set size
 * @param threads platform threads
 * @param contextSwitches voluntary and involuntary switches of all threads seen
 * @param fds open file descriptors
 */
public record ProcessReading(
    long epochMillis, long cpuNanos, long rssBytes, int threads, long contextSwitches, int fds) {
  /** Makes a reading of something that is not a process: a time in place of CPU time. */
  public static ProcessReading ofTime(long epochMillis, long nanos) {
    return new ProcessReading(epochMillis, nanos, 0, 0, 0, 0);
  }

  /** Makes a reading of memory that is no process's resident set, with what it is kept for. */
  public static ProcessReading ofMemory(long epochMillis, long bytes, int files) {
    return new ProcessReading(epochMillis, 0, bytes, 0, 0, files);
  }
}
