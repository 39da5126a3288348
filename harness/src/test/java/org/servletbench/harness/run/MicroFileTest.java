package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.MacroCost;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.stats.Mean;

class MicroFileTest {

  private static final Environment MACHINE =
      new Environment("Linux", "a CPU", 2, 4096, "25", "abc", 1024, 0.06);

  private static final String WHOLE =
      """
      [{"jmhVersion": "1.37", "benchmark": "a.b.C.d", "mode": "avgt", "threads": 1, "forks": 3,
        "vmVersion": "25.0.1+8-LTS", "params": {"way": "mono", "depth": "5"},
        "primaryMetric": {"score": 12.5, "scoreError": 0.5, "scoreUnit": "us/op",
                          "rawData": [[12, 12], [13, 12], [13, 13]]},
        "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 96.0, "scoreUnit": "B/op"},
                             "cpu.time.norm": {"score": 11.4, "scoreError": 9.5,
                                               "rawData": [[13.25, 14.25], [14.25, 15.25]]}}}]
      """;

  private static final String SINGLE =
      """
      [{"benchmark": "a.b.C.e", "mode": "avgt", "forks": 1, "vmVersion": "21.0.8",
        "primaryMetric": {"score": 7, "scoreError": "NaN", "scoreUnit": "ns/op"},
        "secondaryMetrics": {"·gc.alloc.rate.norm": {"score": 8}}}]
      """;

  @Test
  void what_failed_is_told_without_the_words_of_Java() {
    assertThat(
            MicroRuns.cause(
                List.of(
                    "Iteration   5: <failure>",
                    "java.util.concurrent.CompletionException: org.a.Failure: no valid answer",
                    "\tat java.base/java.lang.Thread.run(Thread.java:1474)",
                    "Caused by: org.a.Failure: no valid answer",
                    "\t\tat java.base/java.lang.Thread.run(Thread.java:1474)")))
        .isEqualTo("no valid answer");
    assertThat(MicroRuns.cause(List.of("No matching benchmarks.", "", "Bye. "))).isEqualTo("Bye.");
  }

  @Test
  void a_stored_file_that_was_cut_is_wrong_input_with_its_name(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("jmh.json"), WHOLE.substring(0, 200));

    assertThatThrownBy(() -> new MicroStore(folder).results())
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageEndingWith("measure again with bench jmh")
        .extracting(e -> ((BenchException) e).kind())
        .isEqualTo(BenchException.Kind.USAGE);
  }

  @Test
  void a_result_has_its_profilers_beside_it() {
    assertThat(MicroFile.results(WHOLE))
        .containsExactly(
            new MicroResult(
                "a.b.C.d",
                Map.of("depth", "5", "way", "mono"),
                "avgt",
                12.5,
                "us/op",
                Mean.of(new double[] {12, 12.5, 13}, 0.05).error(),
                3,
                "25.0.1+8-LTS",
                OptionalDouble.of(96),
                OptionalDouble.of(14.25),
                Mean.of(new double[] {13.75, 14.75}, 0.05).error(),
                OptionalDouble.of(37 / 38.0 - 1)));
  }

  private static MicroResult measured(String rawData) {
    return MicroFile.results(WHOLE.replace("[[12, 12], [13, 12], [13, 13]]", rawData)).getFirst();
  }

  /** The iterations of one JVM are alike, however far the next JVM lies from them. */
  @Test
  void the_interval_covers_JVMs_that_differ_more_than_their_iterations() {
    MicroResult result = measured("[[121, 122, 123], [130, 131, 132], [145, 146, 147]]");
    assertThat(133 - result.error().orElseThrow()).isLessThan(122);
    assertThat(133 + result.error().orElseThrow()).isGreaterThan(146);
    assertThat(measured("[[121, 122, 123]]").error()).isEmpty();
  }

  @Test
  void a_figure_whose_iterations_drift_is_marked_as_not_steady() {
    MicroResult drifting = measured("[[10, 12, 20, 9, 9], [10, 12, 20, 8, 7]]");
    assertThat(drifting.drift()).hasValue(33 / 44.0 - 1);
    MicroRun run = new MicroRun(MACHINE, false, List.of(), Optional.empty());
    assertThat(new MicroReport(run, List.of(drifting)).markdown())
        .contains("Not steady: in 1 row, marked by a drift,", "| CPU ± | drift |", "| -25 % |");
    assertThat(new MicroReport(run, List.of(measured("[[10, 9.1]]"))).markdown())
        .doesNotContain("drift");
  }

  /** The time of a sparse operation is the pause before it. */
  @Test
  void the_drift_of_a_sparse_benchmark_is_that_of_its_CPU_time() {
    assertThat(MicroFile.results(WHOLE.replace("a.b.C.d", "a.b.SparseC.d")).getFirst().drift())
        .hasValue(29.5 / 27.5 - 1);
  }

  /** JMH ends the state of the benchmark in the last iteration of a JVM. */
  @Test
  void what_is_allocated_is_told_without_the_last_iteration_of_each_JVM() {
    String metric = "{\"score\": 96.0, \"rawData\": [[10, 12, 900], [14, 16, 700]], ";
    assertThat(MicroFile.results(WHOLE.replace("{\"score\": 96.0, ", metric)).getFirst())
        .extracting(MicroResult::allocatedBytes)
        .isEqualTo(OptionalDouble.of(13));
  }

  @Test
  void what_was_not_measured_is_empty() {
    MicroResult result = MicroFile.results(SINGLE).getFirst();
    assertThat(result.error()).isEmpty();
    assertThat(result.cpuMicros()).isEmpty();
    assertThat(result.allocatedBytes()).hasValue(8);
  }

  /** JMH writes a figure that it could not compute as a text. */
  @Test
  void a_figure_that_could_not_be_computed_costs_itself_alone() {
    MicroResult result =
        MicroFile.results(WHOLE.replace("[[13.25, 14.25], [14.25", "[[\"NaN\", 14.25], [14.25"))
            .getFirst();
    assertThat(result.cpuMicros().orElseThrow()).isCloseTo(14.5, within(0.001));

    List<MicroResult> nothing =
        MicroFile.results(
            WHOLE
                .replace("\"score\": 12.5", "\"score\": 0")
                .replace("[[13.25, 14.25], [14.25, 15.25]]", "[[0, 0], [0, 0]]"));
    MicroRun run = new MicroRun(MACHINE, false, List.of(), Optional.empty());
    assertThat(new MicroReport(run, nothing).markdown()).contains("| 0 us/op | 96 B | 0 us |");
  }

  @Test
  void joined_files_are_one_file_of_the_same_form() {
    assertThat(MicroFile.results(MicroFile.joined(List.of(WHOLE, SINGLE))))
        .extracting(MicroResult::benchmark)
        .containsExactly("a.b.C.d", "a.b.C.e");
  }

  @Test
  void a_file_that_breaks_off_is_refused() {
    assertThatThrownBy(() -> MicroFile.results(WHOLE.substring(0, 200)))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("cut or edited");
    assertThatThrownBy(() -> MicroFile.results("[{\"benchmark\": \"a.b.C.d\"}]"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("lacks a score");
  }

  @Test
  void the_csv_has_a_row_for_each_result_and_nothing_where_nothing_was_measured() {
    assertThat(report(false).csv())
        .isEqualTo(
            """
            benchmark,params,mode,value,unit,error,forks,jdk,alloc_bytes,cpu_us,cpu_error_us,drift,quick
            a.b.C.d,depth=5 way=mono,avgt,12.5,us/op,1.24207,3,25.0.1+8-LTS,96,14.25,6.3531,-0.0263158,false
            a.b.C.e,,avgt,7,ns/op,,1,21.0.8,8,,,,false
            """);
  }

  @Test
  void a_quick_report_says_so_everywhere() {
    assertThat(report(true).markdown()).contains("Quick: ");
    assertThat(report(true).console(80)).contains("Quick: ");
    assertThat(report(true).csv().lines().skip(1))
        .allSatisfy(row -> assertThat(row).endsWith(",true"));
    assertThat(report(false).markdown()).doesNotContain("Quick: ");
  }

  @Test
  void what_was_written_is_read_again(@TempDir Path folder) {
    MicroRun run =
        new MicroRun(
            MACHINE,
            true,
            List.of("what came after the interrupt"),
            Optional.of(
                new MicroRun.Explained(
                    "a-run", MACHINE, List.of(new MacroCost("blocking", 300, 46.5, 3)))));
    MicroStore store = new MicroStore(folder);
    assertThat(MicroStore.isIn(folder)).isFalse();
    store.write(run, List.of(WHOLE, SINGLE));
    assertThat(MicroStore.isIn(folder)).isTrue();
    assertThat(store.run()).isEqualTo(run);
    assertThat(store.results()).hasSize(2);
  }

  private static MicroReport report(boolean quick) {
    return new MicroReport(
        new MicroRun(MACHINE, quick, List.of(), Optional.empty()),
        MicroFile.results(MicroFile.joined(List.of(WHOLE, SINGLE))));
  }
}
