package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.system.MoodyServer;
import org.servletbench.harness.system.Ports;

/** Measures real servers that change under the measured load: before its window, and in it. */
@Tag("slow") // servers that take most of a minute to change
@Isolated
class StationaryIT {
  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @Test
  void what_warms_up_under_the_load_is_not_in_the_window_and_what_slows_down_in_it_is_named()
      throws Exception {
    int port = Ports.firstFree(19_500);
    Path suite = Files.writeString(folder.resolve("moody.yaml"), suite(port));

    try (BenchProcess bench =
        BenchProcess.runUndisturbed(folder, folder.resolve("run"), "run", suite)) {
      assertThat(bench.exitCode()).as(bench.output()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output())
          .containsPattern(
              "slows: the window was not steady: the median latency was 2\\d\\.\\d ms in its first"
                  + " half and 2\\d\\.\\d in its second.*; the target or the machine slowed down")
          .containsPattern(
              "warms-for-40-s: the window was not steady: the median latency was 5\\d\\.\\d ms in"
                  + " its first half and 4\\d\\.\\d in its second.*; raise warm-up.settle")
          .doesNotContainPattern("warms: .*median latency");
    }
    assertThat(figure("warms", "settled_after_s")).isBetween(5.0, 12.0);
    assertThat(figure("warms", "transient_latency_p99_ms")).isBetween(60.0, 90.0);
    assertThat(figure("warms", "ok_latency_p95_ms")).isBetween(20.0, 50.0);
    assertThat(figure("warms", "completed")).isEqualTo(figure("warms", "planned")).isEqualTo(2000);
    assertThat(figure("warms", "throughput_rps")).isBetween(198.0, 202.0);
  }

  private static String suite(int port) {
    return """
    suite: moody
    question: Does it stay the same?
    trials: 1
    driver: open-loop
    load: {model: open, rate: 200/s, arrivals: even, duration: 10s, timeout: 5s}
    client: {connections: 20}
    downstream: {delay: 20ms}
    warm-up: {rate: 300/s, duration: 3s, delay: 1ms, settle: 20s}
    scenarios:
      - {name: warms, target: %s}
      - {name: slows, target: %s, warm-up: {settle: 6s}}
      - {name: warms-for-40-s, target: %s, warm-up: {settle: 6s}}
    claims: []
    """
        .formatted(
            target(port, "0:60,2000:50,4000:40,6000:20"),
            target(port, "0:20,11000:26"),
            target(port, warming()));
  }

  /** Returns a plan that takes a millisecond off every second, from 60 ms to 20. */
  private static String warming() {
    return IntStream.rangeClosed(0, 40)
        .mapToObj(second -> second * 1000 + ":" + (60 - second))
        .collect(Collectors.joining(","));
  }

  /** The measured load asks for another delay than the warm-up. */
  private static String target(int port, String plan) {
    String url = "http://127.0.0.1:" + port + "/?delay=";
    return ("{command: [%s, -Xmx64m, -XX:+UseSerialGC, -cp, \"%s\", %s, %d, delay=20, \"%s\"],"
            + " ready: \"%s1\", url: \"%s{delay}\"}")
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"),
            MoodyServer.class.getName(),
            port,
            plan,
            url,
            url);
  }

  private double figure(String scenario, String metric) throws IOException {
    List<String> rows =
        Files.readAllLines(folder.resolve("run/measurements.csv")).stream()
            .filter(row -> row.startsWith(scenario + ",1," + metric + ","))
            .toList();
    assertThat(rows).as(metric).hasSize(1);
    return Double.parseDouble(rows.getFirst().split(",")[3]);
  }
}
