package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs the README's main command in a fifth of its time: the main job, for real. */
@Isolated
@Order(1)
class QuickRunIT {
  private static final Path ROOT = BenchProcess.INSTALLATION.root();

  /** Kept for whoever looks at a build: CI uploads it. */
  private static final Path RUN = ROOT.resolve("results/runs/ci-quick");

  /** One of each kind that the article compares: its claims are about these. */
  private static final String ARTICLES = "blocking,async-blocking,async-non-blocking";

  @TempDir Path folder;

  @Test
  void the_README_has_two_commands_the_main_job_and_the_tests() throws IOException {
    Matcher fenced =
        Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("README.md")));

    assertThat(fenced.results().map(block -> block.group(1).strip()))
        .containsExactly("scripts/bench run article", "./mvnw verify");
  }

  @Test
  void quick_gives_every_file_and_the_verdicts_of_the_full_article() throws Exception {
    BenchProcess.delete(RUN);

    try (BenchProcess bench =
        BenchProcess.runUndisturbed(folder, RUN, "run", "quick", "--only", ARTICLES)) {
      assertThat(bench.exitCode()).as(bench.output()).isZero();
      assertThat(RUN.resolve("run.json")).isNotEmptyFile();
      for (String file :
          List.of(
              "summary.csv",
              "comparison.csv",
              "measurements.csv",
              "timeline.csv",
              "readings.csv",
              "claims.csv",
              "report.md")) {
        assertThat(RUN.resolve(file)).isNotEmptyFile();
      }
      assertThat(verdicts())
          .contains(
              "S6 blocking refuted",
              "S7 blocking confirmed",
              "S8 async-blocking confirmed",
              "S8 async-non-blocking confirmed");
      asyncServletsGiveTheirThreadsBack();
      assertThat(bench.output()).contains("refuted, as expected");
      assertThat(LimitedByIT.limits(RUN))
          .hasEntrySatisfying("async-non-blocking", it -> assertThat(it).isEqualTo("nothing"))
          .hasEntrySatisfying(
              "blocking", it -> assertThat(it).startsWith("server-threads (10/10 busy "));
      reportingAgainChangesNothing();
    }
  }

  /**
   * S4 allows 50 ms, and one trial is a verdict below 25 of them: a slow machine, with code that is
   * still being compiled, may be between. A servlet that waited would hold its thread for 200 ms.
   */
  private static void asyncServletsGiveTheirThreadsBack() throws IOException {
    assertThat(rows("S4"))
        .hasSize(2)
        .allSatisfy(
            cells -> {
              assertThat(cells[12]).isIn("confirmed", "indicated");
              assertThat(Double.parseDouble(cells[9])).isLessThan(100);
            });
  }

  private void reportingAgainChangesNothing() throws Exception {
    String summary = Files.readString(RUN.resolve("summary.csv"));
    try (BenchProcess again = BenchProcess.run(folder, "report", RUN)) {
      assertThat(again.exitCode()).as(again.output()).isZero();
      assertThat(again.output())
          .contains("verdicts as expected", "page:  ")
          .doesNotContain("limited by      reading");
    }
    assertThat(RUN.resolve("summary.csv")).hasContent(summary);
  }

  /** Claim, scenario and verdict of each row. */
  private static List<String> verdicts() throws IOException {
    return rows("").stream().map(cells -> cells[0] + " " + cells[3] + " " + cells[12]).toList();
  }

  /** The cells of a claim, or of all; the claim's words may hold commas, in quotes. */
  private static List<String[]> rows(String claim) throws IOException {
    return Files.readAllLines(RUN.resolve("claims.csv")).stream()
        .skip(1)
        .map(line -> line.replaceAll("\"[^\"]*\"", "").split(","))
        .filter(cells -> cells[0].startsWith(claim))
        .toList();
  }
}
