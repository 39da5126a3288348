package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.run.Progress;
import org.servletbench.harness.suite.Overrides;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Installation;

class ProgressLineTest {
  private static final Plan PLAN =
      TrialPlanner.plan(
          new Library(new Installation(Path.of(".."))).suite("article", Overrides.NONE), 1);
  private static final PlannedTrial TRIAL =
      PLAN.trials().stream()
          .filter(trial -> trial.scenario().equals("async-non-blocking"))
          .findFirst()
          .orElseThrow();
  private static final Progress.State STATE =
      new Progress.State(Phase.MEASURE, 1_100, 1_200, 7, 600, 590);

  private final StringWriter text = new StringWriter();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 40, 80, 81, 120, 200})
  void no_line_is_as_wide_as_the_terminal(int columns) {
    for (String line : lines(columns)) {
      assertThat(line).hasSizeLessThan(Math.max(2, columns));
    }
  }

  @Test
  void eighty_columns_hold_what_matters_and_two_hundred_hold_all() {
    assertThat(lines(80).get(1))
        .startsWith("[" + TRIAL.number() + "/5] async-non-blocking  measure  ")
        .contains(" left  1100 of 1200 done, 7 not ok")
        .doesNotContain("elapsed");
    assertThat(lines(200).getLast()).contains("in flight").endsWith(" s elapsed");
  }

  @Test
  void each_line_is_written_over_the_last_and_never_wraps() {
    lines(80);

    assertThat(text.toString().split("\r"))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).matches("|\033\\[\\?7l[^\033]+\033\\[K\033\\[\\?7h"));
  }

  @Test
  void a_file_gets_whole_lines_without_control_characters() {
    new ProgressLine(new PrintWriter(text), PLAN, false, () -> 20).begins(TRIAL);

    assertThat(text.toString())
        .isEqualTo("[" + TRIAL.number() + "/5] async-non-blocking  starting\n");
  }

  /** What is shown as a trial begins, and once it goes on. */
  private List<String> lines(int columns) {
    ProgressLine progress = new ProgressLine(new PrintWriter(text), PLAN, true, () -> columns);
    progress.begins(TRIAL);
    long later = System.nanoTime() + 300_000_000;
    while (System.nanoTime() < later) {
      Thread.onSpinWait(); // a line is shown four times a second
    }
    progress.goesOn(TRIAL, STATE);
    return text.toString()
        .replaceAll("\033\\[[?0-9]*[a-zA-Z]", "")
        .lines()
        .flatMap(line -> Arrays.stream(line.split("\r")))
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
