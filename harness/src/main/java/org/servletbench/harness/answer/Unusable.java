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
                unusable.stream().map(each -> each.scenario().name()).toList(), reason(unusable)));
  }

  /** The first reason of the first, without the advice for whoever measures again. */
  private static String reason(List<ScenarioSummary> unusable) {
    ScenarioSummary first = unusable.getFirst();
    String reason =
        first.invalidReasons().stream().findFirst().orElse("").replaceFirst("; [^;()]*$", "");
    return unusable.size() == 1 ? reason : first.scenario().name() + ": " + reason;
  }
}
