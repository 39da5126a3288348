package org.servletbench.harness.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What two scenarios must share to be compared: the load, which is its rate, arrivals or
 * connections, window and timeout, and the downstream's delay. Between two rungs a figure changes
 * because more was asked, and says nothing of the way to wait.
 *
 * @param delay how long the downstream sleeps; empty where there is none
 */
public record Rung(Load load, Optional<Duration> delay) {}
