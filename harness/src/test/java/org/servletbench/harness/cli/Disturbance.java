package org.servletbench.harness.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run says of the machine, which neither the product nor a lie can do to it; and of what a
 * machine that stands still does to the services, where a fault of theirs would come back in the
 * next attempt.
 */
final class Disturbance {
  private Disturbance() {}

  /** Tells whether a reason blames the machine. */
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
