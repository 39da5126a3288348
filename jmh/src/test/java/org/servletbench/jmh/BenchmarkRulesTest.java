package org.servletbench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Checks what all benchmarks have in common, from the list that JMH runs. */
class BenchmarkRulesTest {

  private static final int MOST_LINES = 250;
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile(
          "/\\*\\*\\s([^.?]*[.?]).*?\\*/\\s(?:@.*?\\s)?public (?:final )?class (\\w+)",
          Pattern.DOTALL);

  private static Set<BenchmarkListEntry> all() {
    return BenchmarkList.defaultList()
        .find(
            OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
            List.of(".*"),
            List.of());
  }

  private static Set<String> classes() {
    return all().stream()
        .map(each -> each.getUserClassQName())
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .collect(Collectors.toSet());
  }

  @Test
  void every_benchmark_has_three_JVMs_and_one_thread_and_gives_the_average_time() {
    assertThat(all())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            each -> {
              assertThat(each.getForks().get()).as(each.getUsername()).isGreaterThanOrEqualTo(3);
              assertThat(each.getThreads().get()).isEqualTo(1);
              assertThat(each.getMode()).isEqualTo(Mode.AverageTime);
              assertThat(each.getWarmupIterations().get()).isGreaterThanOrEqualTo(5);
              assertThat(each.getMeasurementIterations().get()).isGreaterThanOrEqualTo(5);
            });
  }

  @Test
  void every_benchmark_class_begins_with_its_question() throws IOException {
    Set<String> asking = new TreeSet<>();
    for (Path source : sources("src/main/java")) {
      Matcher matcher = FIRST_SENTENCE.matcher(Files.readString(source));
      if (matcher.find() && matcher.group(1).endsWith("?")) {
        asking.add(matcher.group(2));
      }
    }
    assertThat(asking).isEqualTo(new TreeSet<>(classes()));
  }

  /** Whether the operation happens at all is checked for each class, by {@link Once}. */
  @Test
  void every_benchmark_class_is_called_once_with_checks() throws IOException {
    StringBuilder tests = new StringBuilder();
    for (Path source : sources("src/test/java")) {
      tests.append(Files.readString(source).replaceAll("\\s", ""));
    }
    assertThat(classes())
        .allSatisfy(name -> assertThat(tests.toString()).contains("Once.each(" + name + ".class,"));
  }

  @Test
  void classes_stay_small() throws IOException {
    assertThat(sources("src"))
        .allSatisfy(
            source ->
                assertThat(Files.readAllLines(source))
                    .as(source.toString())
                    .hasSizeLessThanOrEqualTo(MOST_LINES));
  }

  private static List<Path> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("BenchmarkRulesTest.java"))
          .toList();
    }
  }
}
