package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.system.Installation;
import picocli.CommandLine;

/** Tries every option with extreme values: each is accepted, or refused as wrong usage in words. */
class OptionRangesTest {
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1e30",
          "NaN",
          "abc",
          "9223372036854775807",
          "9223372036s",
          "0s",
          "0/s",
          "-1s",
          "9999999999999/s",
          "999999999",
          "Infinity",
          "٣",
          "1e-30",
          "168h",
          "2147483648",
          "1e3",
          "1e99s",
          "5 m",
          "∞");

  static Stream<String> numbersOfRun() {
    return Stream.of("--trials", "--time-scale", "--seed");
  }

  static Stream<String> numbersOfCapacity() {
    return Stream.of(
        "--from",
        "--precision",
        "--duration",
        "--warm-up",
        "--timeout",
        "--delay",
        "--threads",
        "--pool",
        "--core");
  }

  static Stream<String> numbersOfPredict() {
    return Stream.of("--rate", "--service-time", "--threads", "--timeout", "--duration");
  }

  @ParameterizedTest
  @MethodSource("numbersOfRun")
  void a_number_of_run_is_planned_or_refused(String option) {
    Library library = new Library(new Installation(Path.of("..")));
    for (String value : VALUES) {
      RunCommand command = new RunCommand();
      refusedInWords(
          () -> {
            new CommandLine(command).parseArgs("article", option, value);
            assertThat(PlanDuration.of(command.plan(library))).isLessThan(Duration.ofDays(31));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("numbersOfCapacity")
  void a_number_of_capacity_is_planned_or_refused(String option) {
    for (String value : VALUES) {
      CapacityCommand command = new CapacityCommand();
      refusedInWords(
          () -> {
            new CommandLine(command).parseArgs("blocking", "--slo=p99<1s", option, value);
            command.firstProbe();
          });
    }
  }

  @ParameterizedTest
  @MethodSource("numbersOfPredict")
  void a_number_of_predict_is_answered_or_refused(String option) {
    for (String value : VALUES) {
      Stream<String> usual =
          Stream.of("--rate=20", "--service-time=1s")
              .filter(each -> !each.startsWith(option + "="));
      int exit =
          Bench.commandLine()
              .execute(
                  Stream.concat(Stream.of("predict", option + "=" + value), usual)
                      .toArray(String[]::new));
      assertThat(exit).as("%s %s", option, value).isIn(ExitCode.OK, ExitCode.USAGE);
    }
  }

  private static void refusedInWords(Runnable parsed) {
    try {
      parsed.run();
    } catch (BenchException e) {
      assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE);
      assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception").doesNotContain("null");
    } catch (CommandLine.ParameterException e) {
      assertThat(e.getMessage()).contains("--");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2147483648"})
  void trials_out_of_their_range_are_told_the_range(String trials) {
    RunCommand command = new RunCommand();
    CommandLine parser = new CommandLine(command);
    NumberConverters.register(parser);
    parser.parseArgs("article", "--trials", trials);

    assertThatCode(() -> command.plan(new Library(new Installation(Path.of("..")))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("trials must be from 1 to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run article --trials 1e3                          | '1e3' is no whole number",
        "run article --trials ∞                            | '∞' is no whole number",
        "run article --time-scale NaN                      | 'NaN' is no number",
        "run article --seed 9223372036854775808            | from -9223372036854775808 to",
        "capacity blocking --slo p99<1s --threads 99999999999 | must be from 1 to",
        "capacity blocking --slo p99<1s --pool 1e3         | '1e3' is no whole number",
        "capacity blocking --slo p99<1s --duration 1e99s   | '1e99s' is not a duration"
      })
  void a_number_out_of_its_range_is_told_the_range(String arguments, String words) {
    StringWriter err = new StringWriter();
    int exit =
        Bench.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.split(" +"));

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(words).doesNotContain("is not an int");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run|article|--only|,",
        "run|article|--only|",
        "run|article|--only| , ",
        "run|article|--only|blocking,",
        "run|article|--jdk|",
        "run|article|--out|",
        "run|article|--aa=",
        "run|article|--strict=",
        "run|",
        "capacity|blocking|--slo|",
        "capacity|--slo=p99<1s|--url|",
        "capacity|blocking|--slo=p99<1s|--out| ",
        "report|"
      })
  void an_empty_choice_is_wrong_usage(String arguments) {
    assertThat(Bench.commandLine().execute(arguments.split("\\|", -1))).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0.4S       | 0 s",
        "PT59S        | 59 s",
        "PT6M50S      | 6 min 50 s",
        "PT10M        | 10 min",
        "PT59M59.9S   | 1 h",
        "PT2H5M       | 2 h 5 min",
        "PT24H        | 1 day",
        "PT76H        | 3 days 4 h",
        "PT6000000M   | 4166 days 16 h"
      })
  void a_duration_is_told_as_people_say_it(Duration duration, String words) {
    assertThat(PlanDuration.words(duration)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10000"})
  void a_plan_beyond_thirty_days_is_refused(String trials) {
    RunCommand command = new RunCommand();
    new CommandLine(command).parseArgs("article", "--trials", trials);

    assertThatCode(() -> command.plan(new Library(new Installation(Path.of("..")))))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("at most 30 days and 1000000000 requests");
  }

  @Test
  void scenarios_twice_are_planned_side_by_side_without_claims() {
    RunCommand command = new RunCommand();
    new CommandLine(command).parseArgs("article", "--aa", "--only", "blocking", "--trials", "2");

    Plan plan = command.plan(new Library(new Installation(Path.of(".."))));

    assertThat(plan.suite().name()).isEqualTo("article-aa");
    assertThat(plan.suite().claims()).isEmpty();
    assertThat(plan.scenarios()).containsExactly("blocking", "blocking-again");
    assertThat(plan.suite().scenarios().getFirst().isTwinOf(plan.suite().scenarios().getLast()))
        .isTrue();
  }

  @Test
  void a_suite_that_has_such_a_name_already_cannot_be_run_twice(@TempDir Path folder)
      throws IOException {
    Path suite = folder.resolve("mine.yaml");
    Files.writeString(
        suite,
        """
        suite: mine
        extends: article
        scenarios:
          - {name: one, strategy: blocking}
          - {name: one-again, strategy: async-blocking}
        claims: []
        """);
    RunCommand command = new RunCommand();
    new CommandLine(command).parseArgs(suite.toString(), "--aa");

    assertThatCode(() -> command.plan(new Library(new Installation(Path.of("..")))))
        .isInstanceOf(BenchException.class)
        .hasMessage("--aa: scenario 'one-again' occurs twice");
  }
}
