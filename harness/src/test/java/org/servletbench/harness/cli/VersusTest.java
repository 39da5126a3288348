package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong input to a run that is compared with something ends it before anything is measured. */
class VersusTest {
  private static final String PUBLISHED =
      Docs.ROOT.resolve("results/published/2026-11-25-epyc-2-cores-paired").toString();

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useThisRepository() {
    System.setProperty("bench.home", Docs.ROOT.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "run quick --gate 10%                               | --gate needs something to compare"
            + " with",
        "run quick --gate-metric ok --against HEAD          | --gate-metric needs a margin: add",
        "run quick --against HEAD --gate 0% --trials 5      | --gate: must be more than 0%",
        "run quick --against HEAD --gate=-5% --trials 5     | --gate: '-5%' is no margin",
        "run quick --against HEAD --gate ten --trials 5     | --gate: 'ten' is no margin",
        "run quick --against HEAD --gate 9% --gate-metric p | --gate-metric: 'p' is not a metric",
        "run quick --against HEAD --gate 9% --gate-metric ok,ok | --gate-metric: ok is given twice",
        "run quick --against HEAD --gate 9%                 | which takes 3 trials, and there is 1",
        "run quick --against HEAD --gate 9% --trials 2      | which takes 3 trials, and there are"
            + " 2",
        "run quick --against HEAD --aa                      | exclude each other: give one",
        "run quick --against HEAD --like x                  | exclude each other: give one",
        "run quick --against HEAD --against-command x       | exclude each other: give one",
        "run quick --against nowhere.jar                    | there is no file nowhere.jar",
        "run quick --against ../pom.xml                     | ../pom.xml is no jar that can be"
            + " read",
        "run quick --against no-such-commit                 | 'no-such-commit' is neither a file"
            + " nor",
        "run quick --against -x                             | '-x' is neither a file nor a commit",
        "run quick --against ../suites                      | '../suites' is neither a file nor",
        "run own-target --against-command 'a                | --against-command: a quote ' is not",
        "run quick --against-command a                      | has no scenario with target.command",
        "run --like ../suites                               | ../suites holds no run (no run.json)",
      })
  void wrong_input_is_told_in_one_line_and_ends_with_2(String args, String message) {
    refused(message, args.split(" +"));
  }

  @Test
  void a_repetition_takes_nothing_that_the_stored_plan_has_decided() {
    refused("leave out quick", "run", "quick", "--like", PUBLISHED);
    refused("leave out --trials", "run", "--like", PUBLISHED, "--trials", "3");
    refused("leave out --seed", "run", "--like", PUBLISHED, "--seed", "1");
  }

  @Test
  void a_jar_of_something_else_is_not_the_app() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path jar = folder.resolve("other.jar");
    try (JarOutputStream file = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      file.finish();
    }
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");

    refused("other.jar is not a jar of the app", "run", "quick", "--against", jar.toString());
    refused("text.jar is no jar that can be read", "run", "quick", "--against", text.toString());
    refused("folder.jar: check the path", "run", "quick", "--against", made("folder.jar"));
  }

  @Test
  void a_run_without_a_suite_is_wrong_usage() {
    assertThat(bench("run")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("missing required parameter: 'SUITE'");
  }

  private String made(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name)).toString();
  }

  private void refused(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(bench(arguments)).as(String.join(" ", arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("bench: ").contains(message).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  private int bench(String... arguments) {
    CommandLine line = Bench.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
