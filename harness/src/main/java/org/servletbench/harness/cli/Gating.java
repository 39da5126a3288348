package org.servletbench.harness.cli;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.servletbench.harness.report.GateText;
import org.servletbench.harness.verify.Contrast;
import org.servletbench.harness.verify.Gate;
import org.servletbench.harness.verify.Gate.Ruling;

/**
 * Applies a gate. One session shows a difference by chance often enough, so that what is worse is
 * measured in a second one: only what both say makes it fail.
 *
 * @param gate limits
 * @param says takes a sentence of the outcome
 * @param second measures scenarios in a second session, and rules on it; empty if it was
 *     interrupted
 */
record Gating(Gate gate, Consumer<String> says, Function<Set<String>, Optional<Ruling>> second) {

  /** Returns the exit code for what the first session showed. */
  int exitCode(Ruling first) {
    GateText.of(gate, first).forEach(says);
    if (first.seen().isEmpty()) {
      says.accept("the gate could judge nothing, so it neither passes nor fails");
      return ExitCode.INVALID;
    }
    if (first.worse().isEmpty()) {
      return ExitCode.OK;
    }
    Set<String> scenarios =
        first.worse().stream().map(Contrast::scenario).collect(Collectors.toSet());
    says.accept("measuring once more, in a second session: " + String.join(", ", scenarios));
    Optional<Ruling> again = second.apply(scenarios);
    if (again.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    GateText.of(first, again.get()).forEach(says);
    if (!first.confirmedBy(again.get()).isEmpty()) {
      return ExitCode.UNEXPECTED;
    }
    return first.unseenBy(again.get()).isEmpty() ? ExitCode.OK : ExitCode.INVALID;
  }
}
