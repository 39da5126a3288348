package org.servletbench.harness.model;

/**
 * A virtual thread that waited without leaving its carrier.
 *
 * @param epochMillis start of the wait, milliseconds since 1970
 * @param millis length of the wait, ms
 */
public record Pin(double epochMillis, double millis) {}
