package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.LastSecond;
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
      new Progress.State(
          Phase.MEASURE,
          1_200,
          OptionalLong.of(1_100),
          OptionalLong.of(7),
          Optional.of(LastSecond.of(20, new long[] {1_000, 1_010})),
          OptionalLong.of(600),
          OptionalLong.of(590));

  private final StringWriter text = new StringWriter();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 40, 80, 81, 120, 200})
  void no_line_is_as_wide_as_the_terminal(int columns) {
    for (String line : lines(columns)) {
      assertThat(line).hasSizeLessThan(Math.max(2, columns));
    }
  }

  @Test
  void a_trial_that_has_ended_leaves_one_line_with_its_result() {
    assertThat(lines(80))
        .last()
        .asString()
        .matches("\\[" + TRIAL.number() + "/5] async-n….* 19.7/s  p50 1.01 s  \\(0:0\\d\\)");
    assertThat(text.toString()).endsWith(System.lineSeparator());
  }

  @Test
  void each_line_is_written_over_the_last_and_never_wraps() {
    lines(80);

    assertThat(text.toString().strip().split("\r"))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).matches("|\033\\[\\?7l[^\033]+\033\\[K\033\\[\\?7h"));
  }

  @Test
  void a_file_gets_a_line_for_each_trial_without_control_characters() {
    ProgressLine progress = new ProgressLine(new PrintWriter(text), PLAN, false, () -> 20);
    progress.begins(TRIAL);
    progress.goesOn(
        TRIAL,
        () -> {
          throw new AssertionError("nobody looks at it yet");
        });
    progress.ends(TRIAL, "19.7/s");

    assertThat(text.toString())
        .isEqualTo("[" + TRIAL.number() + "/5] async-non-blocking  19.7/s  (0:00)\n");
  }

  @Test
  void trials_are_counted_among_those_that_run() {
    PlannedTrial last = PLAN.trials().getLast();
    ProgressLine progress =
        new ProgressLine(
            new PrintWriter(text),
            PLAN.without(Set.of(PLAN.trials().getFirst().scenario())),
            false,
            () -> 80);
    progress.begins(last);
    progress.ends(last, "19.7/s");

    assertThat(last.number()).isEqualTo(5);
    assertThat(text.toString()).startsWith("[4/4] ");
  }

  /** The line of a search for capacity begins with each probe, when the others are over. */
  @Test
  void the_time_of_trials_that_are_over_is_not_left() {
    PlannedTrial last = PLAN.trials().getLast();
    ProgressLine progress =
        new ProgressLine(
            new PrintWriter(text), PLAN, true, () -> 120, trial -> Duration.ofMinutes(2));
    progress.begins(last);
    awaitNextLine();
    progress.goesOn(last, () -> STATE);

    assertThat(text.toString()).containsPattern("  1:\\d\\d left");
  }

  /** An estimate may simulate millions of arrivals, beside the load. */
  @Test
  void a_trial_is_not_estimated_while_it_goes_on() {
    AtomicInteger estimates = new AtomicInteger();
    ProgressLine progress =
        new ProgressLine(
            new PrintWriter(text),
            PLAN,
            true,
            () -> 80,
            trial -> {
              estimates.incrementAndGet();
              return Duration.ofMinutes(2);
            });
    progress.begins(TRIAL);
    int begun = estimates.get();
    int length = text.toString().length();
    awaitNextLine();
    progress.goesOn(TRIAL, () -> STATE);

    assertThat(text.toString()).hasSizeGreaterThan(length);
    assertThat(estimates).hasValue(begun);
  }

  /** What is shown as a trial begins, once it goes on, and at its end. */
  private List<String> lines(int columns) {
    ProgressLine progress = new ProgressLine(new PrintWriter(text), PLAN, true, () -> columns);
    progress.begins(TRIAL);
    awaitNextLine();
    progress.goesOn(TRIAL, () -> STATE);
    progress.ends(TRIAL, "19.7/s  p50 1.01 s");
    return text.toString()
        .replaceAll("\033\\[[?0-9]*[a-zA-Z]", "")
        .lines()
        .flatMap(line -> Arrays.stream(line.split("\r")))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static void awaitNextLine() {
    long later = System.nanoTime() + 300_000_000;
    while (System.nanoTime() < later) {
      Thread.onSpinWait(); // a line is shown four times a second
    }
  }
}
