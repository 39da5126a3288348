package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs a scenario as two, and then once more alone, which must know of the floor. */
@Tag("slow") // whole trials
@Isolated
class NoiseFloorIT {
  private static final String SUITE =
      """
      suite: short
      question: How far from itself?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 20/s, arrivals: even, duration: 2s, timeout: 3s}
      warm-up: {rate: 20/s, duration: 1s, delay: 1ms, settle: 1s}
      downstream: {delay: 50ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 9s, downstream-timeout: 8s}
      scenarios: [{name: one, strategy: async-non-blocking}]
      """;

  private static final Path KEPT = BenchProcess.INSTALLATION.noiseFloor();

  @TempDir Path folder;

  /** The floor of whoever works in this checkout is not ours to change. */
  @BeforeEach
  void put_the_floor_of_the_checkout_aside() throws IOException {
    if (Files.exists(KEPT)) {
      Files.move(KEPT, folder.resolve("floor"));
    }
  }

  @AfterEach
  void put_it_back() throws IOException {
    Files.deleteIfExists(KEPT);
    if (Files.exists(folder.resolve("floor"))) {
      Files.move(folder.resolve("floor"), KEPT, StandardCopyOption.REPLACE_EXISTING);
    }
    assertNothingIsLeft();
  }

  @Test
  void a_run_of_scenarios_twice_prints_and_keeps_the_floor_and_the_next_run_records_it()
      throws Exception {
    Path suite = Files.writeString(folder.resolve("short.yaml"), SUITE);
    Path twice = folder.resolve("twice");
    Path alone = folder.resolve("alone");

    try (BenchProcess bench = BenchProcess.runUndisturbed(folder, twice, "run", suite, "--aa")) {
      assertThat(bench.exitCode()).as(bench.output()).isZero();
      assertThat(bench.output()).contains("one-again", "noise floor", "rss_peak_mib");
    }
    assertThat(twice.resolve("noise-floor.json")).hasSameTextualContentAs(KEPT);
    assertThat(twice.resolve("comparison.csv")).content().contains("rss_peak_mib,one,one-again,");

    try (BenchProcess bench = BenchProcess.runUndisturbed(folder, alone, "run", suite)) {
      assertThat(bench.exitCode()).as(bench.output()).isZero();
    }
    assertThat(alone.resolve("run.json")).content().contains("\"short-aa\"");
    assertThat(alone.resolve("noise-floor.json")).doesNotExist();
  }
}
