package org.servletbench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Optional;
import org.servletbench.harness.model.MicroLength;
import org.servletbench.harness.model.MicroTask;
import org.servletbench.harness.verify.Composition;
import org.servletbench.jmh.app.RunningApp;

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

  /** What {@code bench jmh} says of its duration follows from these. */
  @Test
  void every_benchmark_measures_for_as_long_as_the_estimate_supposes() {
    assertThat(all())
        .allSatisfy(
            each -> {
              Duration measured =
                  millis(each.getWarmupTime(), each.getWarmupIterations())
                      .plus(millis(each.getMeasurementTime(), each.getMeasurementIterations()));
              MicroTask task = new MicroTask(each.getUsername(), Map.of());
              assertThat(measured)
                  .as(each.getUsername())
                  .isEqualTo(MicroLength.FULL.measured(task));
              assertThat(each.getForks().get()).isEqualTo(MicroLength.FULL.forks());
            });
  }

  private static Duration millis(Optional<TimeValue> time, Optional<Integer> iterations) {
    return Duration.ofMillis(time.get().convertTo(TimeUnit.MILLISECONDS))
        .multipliedBy(iterations.get());
  }

  @Test
  void the_benchmarks_that_start_the_app_stand_in_packages_of_their_own() throws Exception {
    for (BenchmarkListEntry each : all()) {
      assertThat(new MicroTask(each.getUsername(), Map.of()).startsApp())
          .as(each.getUsername())
          .isEqualTo(holdsApp(Class.forName(each.getUserClassQName())));
    }
  }

  private static boolean holdsApp(Class<?> type) {
    return type != null
        && (Stream.of(type.getDeclaredFields()).anyMatch(f -> f.getType() == RunningApp.class)
            || holdsApp(type.getSuperclass()));
  }

  @Test
  void every_part_of_a_strategy_is_a_benchmark_that_a_quick_run_measures() {
    Map<String, Map<String, List<String>>> quick =
        all().stream()
            .collect(
                Collectors.toMap(
                    each -> MicroTask.shortName(each.getUsername()),
                    each -> MicroLength.QUICK.of(task(each)).params()));
    assertThat(Composition.all())
        .flatExtracting(Composition::parts)
        .allSatisfy(
            part -> {
              assertThat(quick).containsKey(part.benchmark());
              Map<String, List<String>> params = quick.get(part.benchmark());
              assertThat(params.keySet()).isEqualTo(part.params().keySet());
              part.params().forEach((name, value) -> assertThat(params.get(name)).contains(value));
              assertThat("." + part.benchmark()).containsPattern(Composition.FILTER);
            });
  }

  @Test
  void a_quick_run_measures_something_of_every_benchmark_and_takes_six_minutes_at_most() {
    List<MicroTask> tasks =
        all().stream().map(BenchmarkRulesTest::task).map(MicroLength.QUICK::of).toList();
    assertThat(tasks).allSatisfy(task -> assertThat(task.combinations()).isPositive());
    assertThat(MicroLength.QUICK.estimate(tasks)).isLessThan(Duration.ofMinutes(6));
  }

  private static MicroTask task(BenchmarkListEntry entry) {
    Map<String, List<String>> params = new TreeMap<>();
    for (String name : entry.getParams().orElse(Map.of()).keySet()) {
      params.put(name, List.of(entry.getParams().get().get(name)));
    }
    return new MicroTask(entry.getUsername(), params);
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
