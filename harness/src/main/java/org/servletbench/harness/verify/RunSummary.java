package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ProcessFigure.PROFILE_SAMPLES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Suite;

/** The summary of a run: its scenarios with at least one trial, in the suite's order. */
public record RunSummary(Suite suite, List<ScenarioSummary> scenarios) {
  public RunSummary {
    scenarios = List.copyOf(scenarios);
  }

  /** The scenarios by what makes them comparable, in the order of the first of each rung. */
  public List<List<ScenarioSummary>> rungs() {
    return List.copyOf(
        scenarios.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.scenario().rung(), LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /** Returns the scenario of that name; empty if it has no trial. */
  public Optional<ScenarioSummary> scenario(String name) {
    return scenarios.stream().filter(each -> each.scenario().name().equals(name)).findFirst();
  }

  /** Tells whether a profiler sampled a target, which costs CPU time and memory. */
  public boolean isProfiled() {
    return scenarios.stream().anyMatch(scenario -> scenario.has(PROFILE_SAMPLES));
  }

  /** Returns the scenarios without a valid trial. */
  public List<ScenarioSummary> unusable() {
    return scenarios.stream().filter(scenario -> scenario.valid() == 0).toList();
  }
}
