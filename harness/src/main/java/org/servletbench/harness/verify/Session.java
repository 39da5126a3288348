package org.servletbench.harness.verify;

import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Shown;

/**
 * A whole run as one side of a comparison. Its trials share a session: the same boot of the
 * machine, the same neighbours, the same temperature.
 *
 * @param name name of the run in sentences
 * @param manifest effective settings of its scenarios
 */
public record Session(String name, RunHeader header, RunSummary summary, Manifest manifest) {
  public Session {
    name = Shown.line(name);
  }

  public Environment environment() {
    return header.environment();
  }

  /** Returns the names of the scenarios that have a trial, in the order of the suite. */
  public List<String> scenarios() {
    return summary.scenarios().stream().map(each -> each.scenario().name()).toList();
  }

  /** Returns the number of valid trials of all scenarios. */
  public int valid() {
    return summary.scenarios().stream().mapToInt(ScenarioSummary::valid).sum();
  }

  Optional<ScenarioSummary> scenario(String name) {
    return summary.scenario(name);
  }

  /** Whether it is the very same run, in whatever folder. */
  public boolean isSameRun(Session other) {
    return header.started().equals(other.header.started())
        && header.environment().equals(other.header.environment())
        && header.plan().equals(other.header.plan());
  }
}
