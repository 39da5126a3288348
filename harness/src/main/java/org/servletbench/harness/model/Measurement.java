package org.servletbench.harness.model;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;

/**
 * One figure of one trial, which is the unit of storage.
 *
 * @param value empty when it was not measured
 * @param source tool and field that it comes from
 */
public record Measurement(
    String scenario, int trial, Metric metric, OptionalDouble value, String source) {}
