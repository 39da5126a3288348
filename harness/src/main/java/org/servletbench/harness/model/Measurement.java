package org.servletbench.harness.model;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;

/**
 * The unit of storage: one figure of one trial.
 *
 * @param value empty when it was not measured
 * @param source which tool and which of its fields it comes from
 */
public record Measurement(
    String scenario, int trial, Metric metric, OptionalDouble value, String source) {}
