package org.servletbench.harness.model;

import java.util.Objects;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;

/**
 * One figure as a tool gave it, before it belongs to a trial.
 *
 * @param value empty when the tool cannot measure it, never 0 in its place
 * @param source which tool and which of its fields it comes from
 */
public record Figure(Metric metric, OptionalDouble value, String source) {
  public Figure {
    Objects.requireNonNull(metric);
    if (source.isBlank()) {
      throw new IllegalArgumentException(metric.label() + " needs a source");
    }
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(metric.label() + " is not finite: leave it empty");
    }
  }
}
