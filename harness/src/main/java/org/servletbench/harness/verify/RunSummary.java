package org.servletbench.harness.verify;

import java.util.List;
import org.servletbench.harness.model.Suite;

/** The summary of a run: its scenarios with at least one trial, in the suite's order. */
public record RunSummary(Suite suite, List<ScenarioSummary> scenarios) {
  public RunSummary {
    scenarios = List.copyOf(scenarios);
  }

  /** Returns the scenarios without a valid trial. */
  public List<ScenarioSummary> unusable() {
    return scenarios.stream().filter(scenario -> scenario.valid() == 0).toList();
  }
}
