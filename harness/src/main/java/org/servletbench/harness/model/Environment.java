package org.servletbench.harness.model;

/**
 * The machine that a run was measured on, without its name, so that a run can be published.
 *
 * @param wakeUpFloorP99Millis how late a thread that waits for the next millisecond wakes, 99th
 *     percentile, ms; no lateness below it means anything
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
