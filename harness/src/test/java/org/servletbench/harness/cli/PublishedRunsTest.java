package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.report.HtmlReport;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.report.TextReport;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.RunFile;
import org.servletbench.harness.verify.ExtractedTrial;

/** Rebuilds every published figure from the raw files beside it. */
class PublishedRunsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path GUIDE = ROOT.resolve("docs/guide.md");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- run (\\S+) -->\\n(.*?)<!-- /run -->", Pattern.DOTALL);

  /**
   * Leaves out calibration and microbenchmarks, which are not runs: see PublishedCalibrationTest
   * and PublishedMicroTest.
   */
  private static final Predicate<Path> IS_RUN =
      folder ->
          !folder.getFileName().toString().endsWith("-calibration") && !MicroStore.isIn(folder);

  private static final Pattern FIRST_CELL = Pattern.compile("^\\| `([^`]+)`");

  static Stream<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("results/published"))) {
      return folders.filter(Files::isDirectory).filter(IS_RUN).sorted().toList().stream();
    }
  }

  /** One test, since rebuilding a report takes seconds. */
  @ParameterizedTest
  @MethodSource("published")
  void the_raw_files_give_the_published_files_byte_for_byte_and_fit_a_terminal(Path folder)
      throws IOException {
    ResultStore store = ResultStore.open(folder);
    RunReport report = Reporting.report(store, new Library(new Installation(ROOT)));

    for (Map.Entry<String, String> file : Reporting.files(report).entrySet()) {
      assertThat(RunFile.text(folder.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
    fitsATerminal(new TextReport(report));
    List<TrialRecord> trials = report.trials().stream().map(ExtractedTrial::record).toList();
    assertThat(trials).hasSameSizeAs(store.header().plan().trials());
    brokenTrialsSayWhy(trials);
  }

  private static void fitsATerminal(TextReport text) {
    assertThat(text.console(80).lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    for (int columns : List.of(40, 80, 200)) {
      List<String> lines = text.brief(columns).lines().toList();
      assertThat(lines)
          .allSatisfy(
              line -> assertThat(line.length()).isLessThanOrEqualTo(Math.min(columns, 100)));
      assertThat(lines.size())
          .as(columns + " columns")
          .isLessThanOrEqualTo(columns < 80 ? 120 : 60);
    }
  }

  /** A trial that broke off in its warm-up has observed nothing, and says why. */
  private static void brokenTrialsSayWhy(List<TrialRecord> trials) {
    assertThat(trials)
        .filteredOn(trial -> trial.recording().equals(Recording.NOTHING))
        .allSatisfy(
            trial -> {
              assertThat(trial.observations()).isEmpty();
              assertThat(trial.problems()).isNotEmpty();
            });
  }

  /** Whoever clones the repository downloads them, and those of every commit. */
  @Test
  void the_published_runs_stay_small() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("results/published"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.endsWith(HtmlReport.FILE)) // git ignores it
                  .mapToLong(file -> file.toFile().length())
                  .sum())
          .as("bytes below results/published: compress raw files, remove superseded runs")
          .isLessThan(20_000_000);
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void the_raw_files_of_a_trial_are_compressed(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("trials"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(file.toString()).endsWith(".gz"));
    }
  }

  @Test
  void the_guide_shows_the_report_of_a_published_run_byte_for_byte() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));

    assertThat(block.find()).as("<!-- run FOLDER --> in docs/guide.md").isTrue();
    String picture = "](../" + block.group(1) + "/response-time.svg)";
    assertThat(block.group(2).replace(picture, "](response-time.svg)"))
        .isEqualTo(Files.readString(ROOT.resolve(block.group(1)).resolve("report.md")));
  }

  @ParameterizedTest
  @MethodSource("published")
  void results_README_describes_every_column_in_order(Path folder) throws IOException {
    for (String file :
        List.of(
            "summary.csv", "comparison.csv", "measurements.csv", "timeline.csv", "claims.csv")) {
      assertThat(described(file)).as(file).containsExactly(head(folder.resolve(file)).split(","));
    }
  }

  /** Raw files stay as they were written: columns that came later stand at the end. */
  @ParameterizedTest
  @MethodSource("published")
  void results_README_describes_every_column_of_the_readings_in_order(Path folder)
      throws IOException {
    assertThat(described("readings.csv"))
        .startsWith(head(folder.resolve("readings.csv")).split(","));
  }

  @ParameterizedTest
  @MethodSource("published")
  void results_README_describes_every_metric(Path folder) throws IOException {
    List<String> metrics =
        RunFile.text(folder.resolve("measurements.csv"))
            .lines()
            .skip(1)
            .map(line -> line.split(",")[2])
            .distinct()
            .toList();

    assertThat(described("Metrics")).containsAll(metrics);
  }

  private static String head(Path csv) {
    return RunFile.text(csv).lines().findFirst().orElseThrow();
  }

  /** First cells of the table below a heading of results/README.md. */
  private static List<String> described(String heading) throws IOException {
    return Files.readAllLines(ROOT.resolve("results/README.md")).stream()
        .dropWhile(line -> !line.equals("## " + heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .map(FIRST_CELL::matcher)
        .filter(Matcher::find)
        .map(cell -> cell.group(1))
        .toList();
  }
}
