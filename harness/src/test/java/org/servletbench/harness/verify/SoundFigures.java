package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Measurement;

/** All that gates and limits ask for, of the article's load at 20/s for 60 s when all is well. */
final class SoundFigures {
  private static final Map<String, Double> ALL =
      Map.ofEntries(
          Map.entry("completed", 1200.0),
          Map.entry("ok", 1200.0),
          Map.entry("failed", 0.0),
          Map.entry("timeouts", 0.0),
          Map.entry("dropped", 0.0),
          Map.entry("goodput_rps", 19.67),
          Map.entry("arrival_lag_p99_ms", 0.1),
          Map.entry("port_shortages", 0.0),
          Map.entry("generator_cpu_cores", 0.1),
          Map.entry("generator_fds_peak", 20.0),
          Map.entry("fds_peak", 50.0),
          Map.entry("cpu_cores_benchmark_app", 0.2),
          Map.entry("cpu_cores_sleeping_service", 0.0),
          Map.entry("downstream_lateness_p99_ms", 1.0),
          Map.entry("machine_busy_share", 0.3),
          Map.entry("machine_stolen_share", 0.0));

  private SoundFigures() {}

  /** The same but for some. */
  static List<Measurement> with(Map<String, Double> others) {
    Map<String, Double> figures = new HashMap<>(ALL);
    figures.putAll(others);
    return figures.entrySet().stream()
        .map(
            it ->
                new Measurement(
                    "a", 1, named(it.getKey()), OptionalDouble.of(it.getValue()), "test"))
        .toList();
  }
}
