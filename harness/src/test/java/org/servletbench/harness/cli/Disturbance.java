package org.servletbench.harness.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run says that a machine which stood still can cause. A fault of the services says it again
 * in the next attempt.
 */
final class Disturbance {
  private Disturbance() {}

  /** Tells whether the machine may be to blame for a reason. */
  static boolean isIn(String reason) {
    return Stream.of(
            "arrivals were late by",
            "the hypervisor gave",
            "cores were busy with none of",
            "the downstream answered",
            "after the start of the load to collect garbage")
        .anyMatch(reason::contains);
  }

  /**
   * Tells whether the machine alone is to blame for what a run says is wrong: each in a paragraph
   * of its own, in lines that break anywhere. S4 and S14 are claims about milliseconds.
   */
  static boolean isAllThatIsWrong(String output) {
    List<String> wrong =
        Stream.of(output.split("\n\n"))
            .map(paragraph -> paragraph.replace('\n', ' '))
            .filter(
                text -> text.matches("invalid( at .*)?: .*") || text.contains("refuted, expected"))
            .toList();
    return !wrong.isEmpty()
        && wrong.stream().allMatch(text -> isIn(text) || text.matches("(S4|S14): .*"));
  }
}
