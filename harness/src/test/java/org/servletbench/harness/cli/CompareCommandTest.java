package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Compares published runs, as they are and copied. */
class CompareCommandTest {
  private static final Path PUBLISHED = Docs.ROOT.resolve("results/published");
  private static final String RUN = "2026-11-25-epyc-2-cores-concordance";
  private static final String EPYC = "2026-11-29-epyc-2-cores-fast-downstream";
  private static final String XEON = "2026-11-29-xeon-2-cores-fast-downstream-0ms";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useThisRepository() {
    System.setProperty("bench.home", Docs.ROOT.toString());
  }

  @Test
  void two_sessions_of_the_same_figures_do_not_differ() throws IOException {
    Path later = later("later");

    assertThat(compare(PUBLISHED.resolve(RUN), later)).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .startsWith("later over " + RUN)
        .contains("one trial")
        .doesNotContain("different", "surely beyond");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void runs_of_two_machines_are_refused_in_one_sentence() {
    assertThat(compare(PUBLISHED.resolve(XEON), PUBLISHED.resolve(EPYC))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("cannot be compared: the CPU is Intel(R) Xeon(R) Processor in the base and AMD")
        .contains("add --force")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CompareCommand.Format.class)
  void forced_they_are_compared_and_every_format_says_so(CompareCommand.Format format)
      throws IOException {
    Path other = changed("other", "\"cpu\" : \"[^\"]*\"", "\"cpu\" : \"Another\"");

    assertThat(compare(other, PUBLISHED.resolve(RUN), "--force", "--format", format.name()))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("the CPU is Another in the base and AMD EPYC");
  }

  @Test
  void another_suite_is_refused_even_on_the_same_machine() {
    refused(
        PUBLISHED.resolve("2026-11-23-epyc-2-cores-article"),
        PUBLISHED.resolve("2026-11-23-epyc-2-cores-article-threads"),
        "have no scenario in common");
  }

  @Test
  void what_is_no_pair_of_runs_is_refused_in_one_sentence() throws IOException {
    Path run = PUBLISHED.resolve(RUN);
    Path copy = copy("copy");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), copy);

    refused(run, empty, "holds no run (no run.json)");
    refused(folder.resolve("nowhere"), run, "holds no run (no run.json)");
    refused(run, file, "holds no run (no run.json)");
    refused(run, PUBLISHED.resolve("2026-11-25-epyc-2-cores-calibration"), "holds no run");
    refused(run, run, "are the same folder");
    refused(copy, link, "are the same folder");
    refused(copy, copy.resolve("../copy"), "are the same folder");
    refused(run, copy, "hold the same run, copied");
  }

  @Test
  void a_run_without_a_valid_trial_is_refused() throws IOException {
    Path later = later("later");
    try (Stream<Path> files = Files.walk(later)) {
      for (Path trial : files.filter(file -> file.endsWith("trial.json")).toList()) {
        Files.delete(trial);
      }
    }

    refused(PUBLISHED.resolve(RUN), later, "later holds no valid trial");
  }

  @Test
  void an_unknown_format_is_wrong_usage() {
    assertThat(compare(PUBLISHED.resolve(XEON), PUBLISHED.resolve(EPYC), "--format", "pdf"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--format", "'pdf'", "text, csv, json, markdown, html");
  }

  private void refused(Path base, Path other, String words) {
    err.getBuffer().setLength(0);
    assertThat(compare(base, other)).as(base + ", " + other).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("bench: ").contains(words).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  private Path copy(String name) throws IOException {
    return DamagedRun.copy(RUN, folder.resolve(name)).folder;
  }

  /** A copy that says to have been measured at another time. */
  private Path later(String name) throws IOException {
    return changed(name, "\"started\" : \"[^\"]*\"", "\"started\" : \"2026-12-01T00:00Z\"");
  }

  /** A copy that says something else in its run.json. */
  private Path changed(String name, String words, String others) throws IOException {
    Path copy = copy(name);
    Path header = copy.resolve("run.json");
    String text = Files.readString(header);
    assertThat(text).containsPattern(words);
    Files.writeString(header, text.replaceFirst(words, others));
    return copy;
  }

  private int compare(Path base, Path other, String... options) {
    CommandLine line = Bench.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(
        Stream.concat(Stream.of("compare", base.toString(), other.toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
