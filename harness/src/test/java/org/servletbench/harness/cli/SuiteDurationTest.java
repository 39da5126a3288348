package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Installation;

/** Checks how long a suite says it takes at most: its plan, rounded up to minutes. */
class SuiteDurationTest {
  private static final Pattern AT_MOST = Pattern.compile("at most (\\d+)(?= minutes|[.;])");
  private final Library library = new Library(new Installation(Docs.ROOT));

  @Test
  void a_suite_takes_at_most_as_many_minutes_as_its_first_lines_say() {
    Map<String, Long> said = new TreeMap<>();
    Map<String, Long> planned = new TreeMap<>();
    for (String name : library.suites()) {
      said(name)
          .ifPresent(
              minutes -> {
                said.put(name, minutes);
                Duration plan = PlanDuration.of(TrialPlanner.plan(library.suite(name), 1));
                planned.put(name, (long) Math.ceil(plan.toMillis() / 60_000.0));
              });
    }
    assertThat(said).containsKeys("collection", "pinning", "side-door").isEqualTo(planned);
  }

  private static Optional<Long> said(String name) {
    Matcher said = AT_MOST.matcher(Docs.text("suites/" + name + ".yaml").split("\nsuite:")[0]);
    return said.find() ? Optional.of(Long.valueOf(said.group(1))) : Optional.empty();
  }
}
