package org.servletbench.harness.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Measurement;

/** Looks up the figures of one trial by name. */
public final class Figures {
  private final Map<String, OptionalDouble> values = new HashMap<>();

  public Figures(List<Measurement> measurements) {
    measurements.forEach(m -> values.put(m.metric(), m.value()));
  }

  public OptionalDouble value(String metric) {
    return values.getOrDefault(metric, OptionalDouble.empty());
  }
}
