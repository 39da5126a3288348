package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What two scenarios must share to be compared: the load, which is its rate, arrivals or
 * connections, window and timeout, the downstream's delay, and whether connections are kept.
 * Between two rungs a figure changes because more was asked, and says nothing of the way to wait.
 *
 * @param delay how long the downstream sleeps; empty where there is none
 * @param keepsAlive whether a connection serves more than one request
 */
public record Rung(Load load, Optional<Duration> delay, boolean keepsAlive) {}
