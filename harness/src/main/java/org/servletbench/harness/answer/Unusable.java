package org.servletbench.harness.answer;

import java.util.List;
import java.util.Optional;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/** Finds what a run says nothing about. */
final class Unusable {
  private Unusable() {}

  static Optional<Finding.Unusable> of(RunSummary run) {
    List<ScenarioSummary> unusable = run.unusable();
    return unusable.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding.Unusable(
                unusable.stream().map(each -> each.scenario().name()).toList(),
                unusable.getFirst().invalidReasons().stream().findFirst().orElse("")));
  }
}
