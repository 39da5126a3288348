package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.system.RunFile;

/** Rebuilds every published figure of the microbenchmarks from JMH's own files. */
class PublishedMicroTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/jmh.md");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- jmh (\\S+) -->\\n(.*?)<!-- /jmh -->", Pattern.DOTALL);

  /** The columns of a table of figures, without the drift that some have. */
  private static final int FIGURES = 8;

  /** How a row of the page says that its figure is not steady. */
  private static final Pattern DRIFT = Pattern.compile("\\(drift (\\S+ %)\\)");

  private static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("results/published"))) {
      return folders.filter(MicroStore::isIn).sorted().toList();
    }
  }

  private static MicroReport report(Path folder) {
    MicroStore store = new MicroStore(folder);
    return new MicroReport(store.run(), store.results());
  }

  @Test
  void the_raw_files_give_the_published_files_byte_for_byte() throws IOException {
    for (Path folder : published()) {
      for (Map.Entry<String, String> file : Reporting.files(report(folder)).entrySet()) {
        assertThat(RunFile.text(folder.resolve(file.getKey())))
            .as(folder + "/" + file.getKey())
            .isEqualTo(file.getValue());
      }
      assertThat(report(folder).run().quick()).as(folder.toString()).isFalse();
    }
  }

  @Test
  void the_page_shows_the_figures_of_every_published_run() throws IOException {
    Map<Path, String> shown =
        BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .collect(Collectors.toMap(it -> ROOT.resolve(it.group(1)), it -> it.group(2)));

    assertThat(shown.keySet()).containsExactlyInAnyOrderElementsOf(published());
    shown.forEach((folder, figures) -> assertThat(figures).isEqualTo(report(folder).figures()));
  }

  /** A row is one of a benchmark if its first cell names it, and its parameters, as code. */
  @Test
  void a_row_of_the_page_that_names_a_benchmark_quotes_its_published_time_CPU_time_and_drift()
      throws IOException {
    Set<List<String>> published = new HashSet<>();
    for (Path folder : published()) {
      report(folder)
          .figures()
          .lines()
          .filter(line -> line.startsWith("| "))
          .map(PublishedMicroTest::cells)
          .filter(cells -> cells.size() >= FIGURES)
          .forEach(
              cells ->
                  published.add(
                      List.of(
                          cells.get(0),
                          cells.get(1),
                          cells.get(3) + " ± " + cells.get(4),
                          cells.get(6),
                          cells.size() == FIGURES ? "" : cells.get(FIGURES))));
    }

    assertThat(
            BLOCK
                .matcher(Files.readString(PAGE))
                .replaceAll("")
                .lines()
                .filter(line -> line.matches("\\| `\\w+\\.\\w+`.*"))
                .map(PublishedMicroTest::quoted))
        .isSubsetOf(published);
  }

  private static List<String> quoted(String row) {
    List<String> cells = cells(row);
    List<String> named = Docs.code(cells.getFirst());
    return List.of(
        named.getFirst(),
        named.size() == 1 ? "" : named.get(1),
        cells.get(1),
        cells.get(2),
        DRIFT.matcher(row).results().map(drift -> drift.group(1)).findFirst().orElse(""));
  }

  private static List<String> cells(String row) {
    return Stream.of(row.substring(1, row.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}
