package org.servletbench.harness.model;

import java.util.Objects;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;

/**
 * A figure as a tool reported it, before it belongs to a trial.
 *
 * @param value value, or empty, never 0, if the tool cannot measure it
 * @param source tool and field that it comes from
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
