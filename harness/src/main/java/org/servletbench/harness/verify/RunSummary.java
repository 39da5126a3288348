package org.servletbench.harness.verify;

import java.util.List;
import org.servletbench.harness.model.Suite;

/** All scenarios of a run that have at least one trial, in the suite's order. */
public record RunSummary(Suite suite, List<ScenarioSummary> scenarios) {
  public RunSummary {
    scenarios = List.copyOf(scenarios);
  }

  /** Scenarios without a single valid trial. */
  public List<ScenarioSummary> unusable() {
    return scenarios.stream().filter(scenario -> scenario.valid() == 0).toList();
  }
}
