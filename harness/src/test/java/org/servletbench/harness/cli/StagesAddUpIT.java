package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The app's stages, in real trials: they are the whole, and the wait is in the one it is in. The
 * downstream takes so long that a busy machine's skew does not decide over the medians.
 */
@Tag("slow") // two whole trials
@Isolated
class StagesAddUpIT {
  private static final String SUITE =
      """
      suite: stages
      question: Where does the time go?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 50/s, arrivals: even, duration: 5s, timeout: 5s}
      warm-up: {rate: 50/s, duration: 4s, delay: 20ms}
      downstream: {delay: 200ms}
      client: {server-timing: true}
      app: {tomcat-threads: 20, async-pool: 25, async-timeout: 90s, downstream-timeout: 80s}
      scenarios:
        - {name: blocking, strategy: blocking}
        - {name: async-non-blocking, strategy: async-non-blocking}
      claims: []
      """;

  @TempDir Path folder;

  @Test
  void stages_add_up_to_what_the_client_felt() throws Exception {
    Path suite = Files.writeString(folder.resolve("stages.yaml"), SUITE);
    Path run = folder.resolve("run");
    try (BenchProcess bench = BenchProcess.run(folder, "run", suite, "--out", run)) {
      // A busy machine may break a gate of its own; the stages must add up all the same.
      assertThat(bench.exitCode()).as(bench.output()).isIn(0, ExitCode.INVALID);
    }
    List<String> measurements = Files.readAllLines(run.resolve("measurements.csv"));
    for (String scenario : List.of("blocking", "async-non-blocking")) {
      assertThat(value(measurements, scenario, "ok")).isEqualTo(250);
      assertThat(value(measurements, scenario, "stages_p50_off")).isBetween(-0.05, 0.05);
      assertThat(value(measurements, scenario, "stages_mean_off")).isBetween(-0.001, 0.001);
      assertThat(value(measurements, scenario, "stage_downstream_p50_ms"))
          .isGreaterThan(200)
          .isLessThan(value(measurements, scenario, "ok_latency_p50_ms"));
      for (String stage : List.of("queue", "dispatch", "redispatch", "outside")) {
        assertThat(value(measurements, scenario, "stage_" + stage + "_p50_ms"))
            .as(scenario + ", " + stage)
            .isPositive()
            .isLessThan(200);
      }
      for (String none : List.of("untold", "overlapping", "beyond", "malformed")) {
        assertThat(value(measurements, scenario, "stages_" + none)).as(none).isZero();
      }
    }
  }

  private static double value(List<String> measurements, String scenario, String metric) {
    return measurements.stream()
        .filter(line -> line.startsWith(scenario + ",1," + metric + ","))
        .mapToDouble(line -> Double.parseDouble(line.split(",")[3]))
        .findFirst()
        .orElseThrow(() -> new AssertionError(metric + " of " + scenario));
  }
}
