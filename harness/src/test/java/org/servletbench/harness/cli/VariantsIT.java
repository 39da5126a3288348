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

/** Checks that what a suite varies reaches the process, is read back, and is shown side by side. */
@Tag("slow") // two whole trials
@Isolated
class VariantsIT {
  private static final String SUITE =
      """
      suite: variants
      question: Does the app run as the suite says?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 40/s, arrivals: even, duration: 2s, timeout: 3s}
      warm-up: {rate: 20/s, duration: 1s, delay: 1ms}
      downstream: {delay: 50ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 9s, downstream-timeout: 8s}
      scenarios:
        - {name: usual, strategy: blocking}
        - name: varied
          strategy: blocking
          app:
            blocking-client: socket
            client-io-threads: 3
            request-context-filter: false
            side-door-readings: 0/s
            jvm: ["-XX:+UseParallelGC", "-Xmx300m"]
            properties: {server.tomcat.processor-cache: 7}
        - {name: future, strategy: blocking, app: {jdk: 99}}
        - name: uncompiled
          target:
            build: [no-such-compiler]
            command: [$BENCH_HOME/none]
            ready: http://127.0.0.1:9000/
            url: http://127.0.0.1:9000/
      claims: []
      """;

  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @Test
  void what_is_asked_for_is_in_force_and_named_and_what_cannot_run_is_left_out() throws Exception {
    Path suite = Files.writeString(folder.resolve("variants.yaml"), SUITE);
    Path out = folder.resolve("run");

    try (BenchProcess bench = BenchProcess.run(folder, "run", suite, "--out", out)) {
      assertThat(bench.output())
          .contains("leaving out future: no JDK 99 in the usual places; found: ")
          .contains("leaving out uncompiled: no-such-compiler, which builds it, is not on PATH")
          .contains("2 scenarios x 1 trial")
          .doesNotContain("warning: varied over usual");
    }
    assertThat(Files.readAllLines(out.resolve("manifest.csv")))
        .contains(
            "setting,source,difference,named_by,usual,varied",
            "gc,side door,named,app.jvm,Serial,Parallel",
            "heap-max-mib,side door,named,app.jvm,512,300",
            "side-door-readings,suite,named,suite,2/s,0/s",
            "processor-cache,side door,named,app.properties,-1,7",
            "blocking-client-engine,side door,named,app.blocking-client,http-url-connection,socket",
            "client-io-threads,side door,named,app.client-io-threads,%d,3"
                .formatted(Runtime.getRuntime().availableProcessors()),
            "filters,side door,named,app.request-context-filter app.properties,"
                + "\"characterEncodingFilter, formContentFilter, requestContextFilter\","
                + "\"characterEncodingFilter, formContentFilter\"",
            "tomcat-threads,side door,same,,10,10",
            "answer-status,answer,same,,200,200",
            "answer-body-bytes,answer,same,,4,4");
    assertThat(Files.readString(out.resolve("run.json")))
        .contains("\"-Xmx300m\"", "\"--server.tomcat.processor-cache=7\"")
        .doesNotContain(BenchProcess.INSTALLATION.root().toString());
    assertThat(sideDoorReadings(out, "usual")).as("each half second").isGreaterThan(8);
    assertThat(sideDoorReadings(out, "varied")).as("around both ends").isEqualTo(4);
  }

  /** Counts the readings of the app that hold its counters. */
  private static long sideDoorReadings(Path run, String scenario) throws IOException {
    List<String> rows = Files.readAllLines(run.resolve("readings.csv"));
    int counter = List.of(rows.getFirst().split(",")).indexOf("requests_completed");
    return rows.stream()
        .map(row -> row.split(",", -1))
        .filter(row -> row[0].equals(scenario) && row[2].equals("benchmark-app"))
        .filter(row -> !row[counter].isEmpty())
        .count();
  }
}
