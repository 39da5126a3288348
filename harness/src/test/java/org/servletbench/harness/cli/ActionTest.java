package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the action of {@code .github/actions} against the command that it runs. */
class ActionTest {
  private static final String FOLDER = ".github/actions/servlet-bench/";
  private static final Pattern VARIABLE = Pattern.compile("BENCH_CI_[A-Z_]+");
  private static final Pattern OPTION = Pattern.compile("\\s(--[a-z-]+) ");

  private final String action = Docs.text(FOLDER + "action.yml");
  private final String script = Docs.text(FOLDER + "run.sh");

  @Test
  void every_option_that_it_passes_is_one_of_run() {
    assertThat(found(OPTION, script))
        .isNotEmpty()
        .allSatisfy(
            option ->
                assertThat(
                        Bench.commandLine()
                            .getSubcommands()
                            .get("run")
                            .getCommandSpec()
                            .findOption(option.strip()))
                    .as(option)
                    .isNotNull());
  }

  @Test
  void every_variable_that_the_script_reads_is_given_and_no_other() {
    assertThat(found(VARIABLE, script))
        .containsExactlyInAnyOrderElementsOf(found(VARIABLE, action));
  }

  @Test
  void no_input_becomes_part_of_a_program() {
    assertThat(action.lines().filter(line -> line.contains("run:")))
        .isNotEmpty()
        .noneMatch(line -> line.contains("${{"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
