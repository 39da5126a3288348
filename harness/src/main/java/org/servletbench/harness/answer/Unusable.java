package org.servletbench.harness.answer;

import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.Text;
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

  /** Gives the first reason of the first, and its name where the others have another one. */
  private static String reason(List<ScenarioSummary> unusable) {
    ScenarioSummary first = unusable.getFirst();
    String reason = first.invalidReasons().stream().findFirst().orElse("");
    boolean shared =
        unusable.stream()
            .allMatch(
                each ->
                    each.invalidReasons().stream()
                        .map(Unusable::words)
                        .anyMatch(words(reason)::equals));
    return shared ? reason : Text.of("%s (the reason for %s)", reason, first.scenario().name());
  }

  /** A reason without its figures, which differ from scenario to scenario. */
  private static String words(String reason) {
    return reason.replaceAll("[0-9.]+", "#");
  }
}
