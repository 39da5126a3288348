package org.servletbench.harness.suite;

import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Scenario;

/**
 * What the command line says otherwise than the suite.
 *
 * @param only names of the scenarios to keep; empty for all
 */
public record Overrides(Optional<Double> timeScale, Optional<Integer> trials, List<String> only) {
  public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), List.of());

  List<Scenario> select(List<Scenario> scenarios) {
    List<String> names = scenarios.stream().map(Scenario::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw BenchException.usage(
            "--only: no scenario '" + name + "'; this suite has: " + String.join(", ", names));
      }
    }
    return only.isEmpty()
        ? scenarios
        : scenarios.stream().filter(scenario -> only.contains(scenario.name())).toList();
  }
}
