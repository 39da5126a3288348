package org.servletbench.harness.model;

/**
 * A virtual thread that waited without leaving its carrier.
 *
 * @param epochMillis when the wait began, milliseconds since the epoch
 * @param millis how long it lasted
 */
public record Pin(double epochMillis, double millis) {}
