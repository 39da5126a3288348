package org.servletbench.harness.model;

/**
 * Resource use of one process at one instant, from /proc. Cumulative figures count from the start
 * of the process: subtract two readings.
 *
 * @param epochMillis when, milliseconds since the epoch
 * @param cpuNanos user and system time used so far
 * @param rssBytes resident set size
 * @param threads platform threads
 * @param contextSwitches voluntary and not, summed over the threads that are alive
 * @param fds open file descriptors
 */
public record ProcessReading(
    long epochMillis, long cpuNanos, long rssBytes, int threads, long contextSwitches, int fds) {}
