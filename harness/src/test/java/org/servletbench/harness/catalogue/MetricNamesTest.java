package org.servletbench.harness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/servletbench/harness");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** Pieces of a name in the making: a prefix with its joint, or a suffix with its unit. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(predicted|ok_latency|served|stage|stages|profile|hold_time|task_time)_.*|latency_p.*"
              + "|_(p\\d+|mean|max|min)(_ms)?|.*_(p50|p90|p99|p999)_ms");

  /** What the raw files and the JSON of a prediction call their own columns. */
  private static final Set<String> COLUMNS_OF_RAW_FILES =
      Set.of("engine", "load/EngineFiles.java", "run/ReadingsFile.java", "run/ReadingsParser.java");

  /** Those of one word are words of English, too, and what other columns are called. */
  private static final Set<String> LABELS =
      Catalogue.all().stream()
          .map(Metric::label)
          .filter(label -> label.contains("_"))
          .collect(Collectors.toSet());

  @Test
  void no_metric_is_named_by_a_string_outside_of_the_catalogue() throws IOException {
    List<String> named = new ArrayList<>();
    for (Path source : sources()) {
      for (String literal : literals(Files.readString(source))) {
        if (LABELS.contains(literal) || PIECE.matcher(literal).matches()) {
          named.add(SOURCES.relativize(source) + ": " + literal);
        }
      }
    }
    assertThat(named).isEmpty();
  }

  @Test
  void the_scan_sees_names_and_pieces_of_names() {
    assertThat(literals("value(\"threads_peak\"); // \"sent\" in a comment"))
        .containsExactly("threads_peak");
    assertThat(Stream.of("predicted_", "stage_", "latency_p", "_p99_ms", "latency_p99_ms"))
        .allMatch(piece -> PIECE.matcher(piece).matches() || piece.equals("latency_p"));
  }

  private static List<String> literals(String source) {
    String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|\\s)//.*$", "");
    return LITERAL
        .matcher(code)
        .results()
        .map(MatchResult::group)
        .map(MetricNamesTest::bare)
        .toList();
  }

  private static String bare(String quoted) {
    Matcher matcher = LITERAL.matcher(quoted);
    return matcher.matches() ? matcher.group(1) : quoted;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(SOURCES.resolve("catalogue")))
          .filter(
              file ->
                  COLUMNS_OF_RAW_FILES.stream()
                      .noneMatch(it -> file.startsWith(SOURCES.resolve(it))))
          .sorted()
          .toList();
    }
  }
}
