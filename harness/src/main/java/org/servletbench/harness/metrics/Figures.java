package org.servletbench.harness.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Measurement;

/** Looks up the figures of one trial. */
public final class Figures {
  private final Map<Metric, OptionalDouble> values = new HashMap<>();

  public Figures(List<Measurement> measurements) {
    measurements.forEach(m -> values.put(m.metric(), m.value()));
  }

  public OptionalDouble value(Metric metric) {
    return values.getOrDefault(metric, OptionalDouble.empty());
  }

  /** Adds up several figures; empty if one of them was not measured. */
  public OptionalDouble sum(Metric... metrics) {
    double sum = 0;
    for (Metric metric : metrics) {
      OptionalDouble value = value(metric);
      if (value.isEmpty()) {
        return value;
      }
      sum += value.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }
}
