package org.servletbench.harness.model;

import java.util.OptionalDouble;

/**
 * The unit of storage: one figure of one trial.
 *
 * @param metric its name, as claims use it
 * @param value empty when it was not measured
 * @param unit such as ms, 1/s, 1
 * @param source which tool and which of its fields it comes from
 */
public record Measurement(
    String scenario, int trial, String metric, OptionalDouble value, String unit, String source) {}
