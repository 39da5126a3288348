package org.servletbench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.RunLock;

/** Runs {@code bench jmh} as users do, briefly. */
class BenchJmhIT {

  private static final Path HOME = Path.of(System.getProperty("bench.home"));
  private static final int INTERRUPTED_BY_SIGTERM = 143;

  @TempDir private Path folder;

  /** A run that has ended. */
  private record Ended(int code, List<String> said) {}

  private Ended bench(Predicate<String> endAt, String... args)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dbench.home=" + HOME,
                "-jar",
                HOME.resolve("harness/target/harness.jar").toString(),
                "jmh"));
    command.addAll(List.of(args));
    Process bench =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(bench.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        said.add(line);
        if (endAt.test(line)) {
          bench.toHandle().destroy(); // Process.destroy would close the stream that is read here
        }
      }
    }
    return new Ended(bench.waitFor(), said);
  }

  private Ended bench(String... args) throws IOException, InterruptedException {
    return bench(line -> false, args);
  }

  private List<String> csv() throws IOException {
    return Files.readAllLines(folder.resolve("run/jmh.csv"));
  }

  private String out() {
    return folder.resolve("run").toString();
  }

  @Test
  void it_says_how_long_it_takes_and_gives_time_allocation_and_CPU_time() throws Exception {
    Ended ended = bench("CompleteADeferredResult", "--quick", "--out", out());
    assertThat(ended.code()).as(ended.said().toString()).isZero();
    assertThat(ended.said().getFirst())
        .matches("bench: 1 benchmark, about \\d+ s; quick: a first look, no measurement");
    assertThat(csv()).hasSize(2);
    assertThat(csv().getLast())
        .matches(
            "org\\.servletbench\\.jmh\\.completion\\.CompleteADeferredResult\\.onTheSameThread,,avgt,"
                + "[0-9.]+,us/op,,1,[^,]+,[0-9.]+,[0-9.]+,,-?[0-9.E-]+,true"); // one JVM: no errors
    assertThat(folder.resolve("run/report.md")).content().contains("Quick: ");
    assertThat(folder.resolve("stdout")).content().contains("CompleteADeferredResult");
  }

  @Test
  void a_run_is_explained_and_the_parts_that_are_not_there_are_named() throws Exception {
    Path run = HOME.resolve("results/published/2026-11-29-epyc-2-cores-fast-downstream");
    Ended ended =
        bench("SparseNothing.pause", "--quick", "--explain", run.toString(), "--out", out());
    assertThat(ended.code()).as(ended.said().toString()).isZero();
    assertThat(Double.parseDouble(csv().getLast().split(",")[8]))
        .as("bytes that a pause allocates, with what CpuProfiler reads left out")
        .isLessThan(500);
    assertThat(folder.resolve("run/report.md"))
        .content()
        .contains("## What a request is made of", "fast-downstream with a downstream that answers")
        .contains("Parts that were not measured: SparseRequest.request way=entity, ")
        .containsPattern("less SparseNothing.pause \\| -[0-9.]+ us");
  }

  @Test
  void an_unknown_filter_is_answered_with_what_there_is() throws Exception {
    Ended ended = bench("NoSuchThing", "--out", out());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said().toString()).contains("NoSuchThing", "HandOffToVirtualThread");
    assertThat(folder.resolve("run")).as("its name may be used again").doesNotExist();
  }

  @Test
  void a_second_run_at_once_is_refused() throws Exception {
    try (RunLock lock = new RunLock(new Installation(HOME).runLock())) {
      assertThat(lock).isNotNull();
      Ended ended = bench("CompleteADeferredResult", "--quick", "--out", out());
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.said().toString()).contains("another run is measuring");
    }
  }

  @Test
  void what_is_finished_is_kept_when_it_is_interrupted() throws Exception {
    Ended ended =
        bench(
            line -> line.contains("[2/"),
            "CompleteADeferredResult|ReportStages",
            "--quick",
            "--out",
            out());
    assertThat(ended.code()).isEqualTo(INTERRUPTED_BY_SIGTERM);
    assertThat(csv()).hasSize(2);
    assertThat(folder.resolve("run/report.md"))
        .content()
        .contains("Missing: what came after the interrupt");
  }
}
