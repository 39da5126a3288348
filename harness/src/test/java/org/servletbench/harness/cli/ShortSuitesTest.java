package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Installation;

/** Checks that suites which answer a small question do so in a short time. */
class ShortSuitesTest {
  @ParameterizedTest
  @CsvSource({"pinning, 5", "collection, 3", "side-door, 46"})
  void a_suite_takes_at_most_as_many_minutes_as_its_first_lines_say(String name, int minutes) {
    Library library = new Library(new Installation(Docs.ROOT));

    assertThat(PlanDuration.of(TrialPlanner.plan(library.suite(name), 1)))
        .isBetween(Duration.ofMinutes(minutes - 1L), Duration.ofMinutes(minutes));
  }
}
