package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs warm-ups that end when the app is steady, with real processes. */
@Tag("slow") // most of a minute, and some minutes of warm-up
@Isolated
class SteadyIT {
  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @Test
  void an_app_is_measured_once_it_is_steady() throws Exception {
    try (BenchProcess bench = run("at-most: 240s")) {
      assertThat(bench.exitCode()).as(bench.output()).isEqualTo(ExitCode.OK);
      assertThat(bench.output())
          .contains("1 scenario x 1 trial, up to 4 min")
          .containsPattern("steady +240s +\\d+ +\\d");
    }
    assertThat(figure("time_to_steady_s")).isBetween(4.0, 230.0);
    assertThat(figure("compiler_cpu_share")).isBetween(0.0, 1.0);
    assertThat(figure("completed")).isEqualTo(400);
    long measureStart = BenchProcess.measureStart(folder.resolve("run/trials/01-steady"));
    assertThat(collections(measureStart) - collections(measureStart - 1_800))
        .as("collections in the silence ahead of MEASURE; by itself one a minute")
        .isPositive();
  }

  /** Fifteen seconds are too short to become steady: the first go into compilation. */
  @Test
  void a_trial_that_never_gets_there_is_invalid() throws Exception {
    try (BenchProcess bench = run("at-most: 15s")) {
      assertThat(bench.exitCode()).as(bench.output()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output())
          .containsPattern(
              "invalid: steady: not steady within 15s of warm-up: at last the compiler used"
                  + " \\d\\.\\d+ of a core .* raise warm-up.at-most");
    }
  }

  private BenchProcess run(String atMost) throws Exception {
    Path suite =
        Files.writeString(
            folder.resolve("steady.yaml"),
            """
            suite: steady
            question: Is it warm?
            trials: 1
            driver: open-loop
            load: {model: open, rate: 100/s, arrivals: even, duration: 4s, timeout: 5s}
            client: {connections: 60}
            warm-up: {until: steady, from: 50/s, to: 300/s, ramp: 4s, delay: 100ms, %s}
            downstream: {delay: 100ms}
            app: {tomcat-threads: 10, async-pool: 25, async-timeout: 9s, downstream-timeout: 8s, accept-count: 1024}
            scenarios: [{name: steady, strategy: async-context, app: {async-pool: 60}}]
            """
                .formatted(atMost));
    return BenchProcess.runUndisturbed(folder, folder.resolve("run"), "run", suite);
  }

  /** By the last reading of the app that is not later. */
  private int collections(long epochMillis) throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("run/readings.csv"));
    List<String> columns = List.of(rows.getFirst().split(","));
    return rows.stream()
        .map(row -> row.split(",", -1))
        .filter(row -> row[2].equals("benchmark-app"))
        .filter(row -> Long.parseLong(row[columns.indexOf("epoch_ms")]) <= epochMillis)
        .mapToInt(row -> Integer.parseInt(row[columns.indexOf("gc_count")]))
        .max()
        .orElseThrow();
  }

  private double figure(String metric) throws IOException {
    List<String> rows =
        Files.readAllLines(folder.resolve("run/measurements.csv")).stream()
            .filter(row -> row.startsWith("steady,1," + metric + ","))
            .toList();
    assertThat(rows).as(metric).hasSize(1);
    return Double.parseDouble(rows.getFirst().split(",")[3]);
  }
}
