package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {
  private static final String HOME = "bench.home";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String before = System.getProperty(HOME);

  @BeforeEach
  void useThisRepository() {
    System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void restoreHome() {
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  @Test
  void a_suite_that_is_no_text_is_told_with_the_remedy_and_ends_with_2(@TempDir Path folder)
      throws IOException {
    Path suite = folder.resolve("latin.yaml");
    Files.write(suite, "suite: latin\nquestion: Für wen?\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(bench("run " + suite)).isEqualTo(2);
    assertThat(err.toString())
        .contains("bench: cannot read " + suite + ": ")
        .contains("save it as text in UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run nothing                    | bench: unknown suite 'nothing'; known: article,",
        "run ../suites/article          | bench: unknown suite '../suites/article'",
        "run article --only nobody      | bench: --only: no scenario 'nobody'; this suite has:"
            + " blocking",
        "run article --pin app=0,8191,generator=0 | bench: --pin: this machine has no core 0,8191",
        "run article --trials 0         | bench: --trials must be from 1 to 10000, not 0",
        "run article --time-scale 0.5   | bench: --time-scale must be from 1 to 1000, not 0.5",
        "doctor --beside                | bench: --beside needs --calibrate",
        "jmh (                          | bench: the filter '(' is not a regular expression",
        "jmh --jdk ../suites            | bench: no JDK in ../suites",
        "jmh --explain ../suites        | bench: ../suites holds no run",
        "run article --time-scale 2000  | bench: --time-scale must be from 1 to 1000, not 2000",
        "capacity blocking --slo p98<1s | 'p98<1s'",
        "capacity blocking --slo p99<1s --from 0/s | at least 0.5/s",
        "capacity --slo p99<1s          | a strategy or --url",
        "capacity sleeping --slo p99<1s | unknown strategy",
        "capacity --url http://10.0.0.1:80/ --slo p99<1s | add --allow-remote 10.0.0.1",
        "run quick --out ../pom.xml/x   | bench: cannot write to ../pom.xml/x: name a folder",
        "jmh --out ../pom.xml/x         | pom.xml/x: name a folder you may write to with --out",
        "capacity blocking --slo p99<1s --out ../pom.xml/x | bench: cannot write to ../pom.xml/x"
      })
  void wrong_input_is_told_in_one_line_and_ends_with_2(String args, String message) {
    assertThat(bench(args)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run article --trails=6   | unknown option: '--trails=6' (did you mean --trials?); see"
            + " bench run --help",
        "run article --trials six | invalid value for option '--trials': 'six' is no whole number:"
            + " write it like 10; see bench run --help",
        "run                      | missing required parameter: 'SUITE'; see bench run --help",
        "report                   | missing required parameter: 'RUN'; see bench report --help",
        "capacity blocking        | missing required option: '--slo=<slo>'; see bench capacity"
            + " --help",
        "rnu article              | unmatched arguments from index 0: 'rnu', 'article'; see bench"
            + " --help",
        "list everything          | unmatched argument at index 1: 'everything'; see bench list"
            + " --help"
      })
  void wrong_usage_is_one_sentence_that_names_the_argument_and_the_help(
      String args, String message) {
    assertThat(bench(args)).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("bench: " + message + "\n");
  }

  @Test
  void no_command_is_answered_with_all_of_them() {
    assertThat(bench("")).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: bench", "capacity", "doctor");
  }

  @Test
  void a_report_of_a_folder_without_a_run_ends_with_2(@TempDir Path empty) {
    assertThat(bench("report " + empty)).isEqualTo(2);
    assertThat(err.toString()).startsWith("bench: " + empty + " holds no run").hasLineCount(1);
  }

  @Test
  void microbenchmarks_refuse_a_JDK_that_is_given_twice() {
    Path home = Path.of(System.getProperty("java.home"));

    assertThat(bench("jmh none --jdk " + home + "," + home.resolve("bin/.."))).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("bench: --jdk: " + home + " is given twice: name it once\n");
  }

  @Test
  void microbenchmarks_refuse_a_JDK_that_is_too_old(@TempDir Path old) throws IOException {
    Files.createDirectory(old.resolve("bin"));
    assertThat(Files.createFile(old.resolve("bin/java")).toFile().setExecutable(true)).isTrue();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");

    assertThat(bench("jmh --jdk " + old)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("bench: the JDK in " + old + " is 17.0.15, older than 21: name a newer one")
        .hasLineCount(1);
  }

  @Test
  void without_its_home_the_machine_is_at_fault() {
    System.clearProperty(HOME);

    assertThat(bench("list")).isEqualTo(1);
    assertThat(err.toString()).startsWith("bench: the system property bench.home is not set");
  }

  @Test
  void list_shows_suites_with_duration_scenarios_claims_strategies_and_drivers() {
    assertThat(bench("list")).isEqualTo(0);

    assertThat(out.toString()).containsPattern("(?m)^article  \\(\\d+ min \\d+ s per trial\\)$");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .as("wherever the lines break")
        .contains("scenarios: blocking, async-blocking, async-non-blocking")
        .contains("S6 blocking: many clients time out (expected: refuted)")
        .contains(
            "strategies: blocking, blocking-new-template, blocking-rest-client, async-blocking")
        .contains("drivers: jmeter");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_suite_or_server_that_is_wrong_is_told_and_the_others_are_listed(@TempDir Path home)
      throws IOException {
    Path suites = Files.createDirectory(home.resolve("suites"));
    Files.copy(Docs.ROOT.resolve("suites/article.yaml"), suites.resolve("article.yaml"));
    Files.writeString(suites.resolve("mine.yaml"), "suite: mine\nquestoin: Why?\n");
    Files.writeString(suites.resolve("._mine.yaml"), "\0\5\26");
    Files.createSymbolicLink(suites.resolve(".#mine.yaml"), Path.of("me@here.1"));
    Files.createSymbolicLink(suites.resolve("gone.yaml"), Path.of("nowhere.yaml"));
    Path server = Files.createDirectories(home.resolve("frameworks/wrong"));
    Files.writeString(server.resolve("framework.yaml"), "framework: other\n");
    Files.createSymbolicLink(home.resolve("results"), Docs.ROOT.resolve("results"));
    System.setProperty(HOME, home.toString());

    assertThat(bench("list")).isEqualTo(2);
    assertThat(out.toString())
        .startsWith("article  (")
        .contains("strategies: blocking")
        .doesNotContain("mine ", "gone ");
    assertThat(err.toString())
        .contains("bench: suite mine", "bench: framework wrong")
        .doesNotContain("gone")
        .hasLineCount(2);
  }

  @Test
  void every_command_tells_the_version() {
    for (String command : Bench.commandLine().getSubcommands().keySet()) {
      out.getBuffer().setLength(0);
      assertThat(bench(command + " --version")).isEqualTo(0);
      assertThat(out.toString()).as(command).startsWith("servlet-bench ").hasLineCount(1);
    }
  }

  @Test
  void help_lists_the_commands() {
    assertThat(bench("--help")).isEqualTo(0);
    assertThat(out.toString()).contains("run", "list", "report", "predict", "doctor");
  }

  private int bench(String args) {
    CommandLine line = Bench.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args.isEmpty() ? new String[0] : args.split(" "));
  }
}
