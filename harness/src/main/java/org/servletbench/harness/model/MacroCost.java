package org.servletbench.harness.model;

/**
 * What a run measured of a request by a strategy, when the downstream answered at once.
 *
 * @param strategy label of the strategy
 * @param ratePerSecond requests a second
 * @param cpuMicros CPU time of the app, microseconds a request: the median over the run's trials
 * @param trials valid trials
 */
public record MacroCost(String strategy, double ratePerSecond, double cpuMicros, int trials) {}
