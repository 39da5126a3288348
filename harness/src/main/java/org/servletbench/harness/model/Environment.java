package org.servletbench.harness.model;

/**
 * The machine a run was measured on; not its name, so that a run can be published.
 *
 * @param wakeUpFloorP99Millis how late a thread that only waits for the next millisecond wakes,
 *     99th percentile: no lateness below it means anything
 */
public record Environment(
    String os,
    String cpu,
    int cores,
    long memoryMib,
    String jdk,
    String gitCommit,
    long fdLimit,
    double wakeUpFloorP99Millis) {}
