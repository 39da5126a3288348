package org.servletbench.harness.model;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One figure as a tool gave it, before it belongs to a trial.
 *
 * @param metric its name, as measurements and claims use it
 * @param value empty when the tool cannot measure it, never 0 in its place
 * @param unit such as ms, 1/s, 1
 * @param source which tool and which of its fields it comes from
 */
public record Figure(String metric, OptionalDouble value, String unit, String source) {
  public Figure {
    Objects.requireNonNull(value);
    if (metric.isBlank() || unit.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException(
          Text.of(
              "a figure needs a metric, a unit and a source, not '%s', '%s', '%s'",
              metric, unit, source));
    }
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(metric + " is not finite: leave it empty");
    }
  }
}
