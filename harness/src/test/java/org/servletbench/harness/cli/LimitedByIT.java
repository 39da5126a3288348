package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;
import static org.servletbench.harness.cli.BenchProcess.listenerOf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.Rounds;

/**
 * Each thing that can limit a scenario, provoked with real processes and found from its reading.
 * Twenty readings a second, not two: a pool fills up in the first two tenths of a second, and four
 * readings of a window of 2 s may hold two of those.
 */
@Isolated
@Tag("slow") // nine trials
class LimitedByIT {
  private static final String COMMON =
      """
      question: What limits it?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 40/s, arrivals: even, duration: 2s, timeout: 2s}
      warm-up: {rate: 20/s, duration: 1s, delay: 1ms}
      downstream: {delay: 200ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 9s, downstream-timeout: 8s, side-door-readings: 20/s, jvm: [-XX:TieredStopAtLevel=1]}
      """;

  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  /** Threads, and nothing, are the limits of {@link QuickRunIT}. */
  @Test
  void the_pool_of_a_client_is_told_apart_from_the_threads_that_wait_for_it() throws Exception {
    Rounds.upTo(
        3,
        number -> { // a stall makes the downstream the limit
          Map<String, String> limits =
              run(
                  "",
                  """
                  scenarios:
                    - {name: client-pool, strategy: async-blocking, app: {client-connections: 4}}
                  """);

          assertThat(limits)
              .hasEntrySatisfying(
                  "client-pool", it -> assertThat(it).startsWith("client-pool (4/4 in use"));
        });
  }

  @Test
  void every_other_limit_is_named_with_the_reading_that_says_so() throws Exception {
    Map<String, String> limits =
        run(
            "",
            """
            scenarios:
              - {name: queue, strategy: blocking, app: {tomcat-threads: 1, queue-capacity: 1}}
              - {name: max-connections, strategy: async-non-blocking, app: {max-connections: 4}}
              - {name: executor, strategy: async-blocking, app: {async-pool: 4}}
              - {name: cpu, strategy: async-non-blocking, downstream: {delay: 1ms}, load: {model: closed, connections: 64}}
              - {name: generator, strategy: async-non-blocking, client: {max-in-flight: 2, overload: drop}}
              - {name: accept-queue, strategy: async-non-blocking, client: {keep-alive: false}, app: {accept-count: 1}, load: {rate: 100/s, arrivals: burst, burst: 100}}
            """);

    assertThat(limits)
        .hasEntrySatisfying("queue", it -> assertThat(it).matches("queue \\(\\d+ rejected at .*"))
        .hasEntrySatisfying(
            "max-connections", it -> assertThat(it).startsWith("max-connections (4/4 open "))
        .hasEntrySatisfying("executor", it -> assertThat(it).startsWith("executor (4/4 active "))
        .hasEntrySatisfying("cpu", it -> assertThat(it).matches("cpu \\(all cores \\d+ % busy.*"))
        .hasEntrySatisfying(
            "generator", it -> assertThat(it).startsWith("generator (max-in-flight 2 reached"))
        .hasEntrySatisfying(
            "accept-queue", it -> assertThat(it).matches("accept-queue \\(\\d+ overflows.*"));
  }

  /** A downstream that stands still for half a second, again and again. */
  @Test
  void a_downstream_that_is_late_is_the_limit() throws Exception {
    Path suite =
        suite("scenarios: [{name: stalled, strategy: async-non-blocking, load: {duration: 3s}}]");
    Path out = folder.resolve("run");
    try (BenchProcess bench = BenchProcess.start(folder, "", "run", suite, "--out", out)) {
      bench.awaitFile(out.resolve("trials/01-stalled/schedule.properties"));
      Thread.sleep(3_300); // the warm-up and its silence
      String sleeping = Long.toString(listenerOf(8090));
      for (int i = 0; i < 3; i++) {
        kill("-STOP", sleeping);
        Thread.sleep(400);
        kill("-CONT", sleeping);
        Thread.sleep(300);
      }
      bench.awaitEnd();
      assertThat(limits(out).get("stalled"))
          .as(bench.output())
          .matches("downstream \\(late by \\d+ ms.*");
      assertThat(bench.output()).contains("invalid: stalled: the downstream answered");
    }
  }

  /** In a network of its own with sixty local ports, and a connection for each request. */
  @Test
  void a_shortage_of_local_ports_is_the_limit() throws Exception {
    String namespace =
        "unshare -n sh -c 'ip link set lo up && sysctl -qw net.ipv4.ip_local_port_range=\"20000"
            + " 20060\" net.ipv4.tcp_tw_reuse=0 && exec \"$@\"' sh";
    Process possible =
        new ProcessBuilder("sh", "-c", namespace + " true").redirectErrorStream(true).start();
    Assumptions.assumeTrue(possible.waitFor() == 0, "no network namespace can be made here");

    Map<String, String> limits =
        run(
            namespace,
            """
            scenarios: [{name: ports, strategy: async-non-blocking, client: {keep-alive: false}, load: {rate: 100/s}}]
            """);

    assertThat(limits.get("ports")).matches("ports \\(\\d+ connections without a local port\\)");
  }

  private Map<String, String> run(String wrapper, String scenarios) throws Exception {
    Path suite = suite(scenarios);
    Path out = folder.resolve("run");
    BenchProcess.delete(out); // of an earlier round
    try (BenchProcess bench = BenchProcess.wrapped(folder, wrapper, "run", suite, "--out", out)) {
      bench.awaitEnd();
      assertThat(out.resolve("summary.csv")).as(bench.output()).exists();
      return limits(out);
    }
  }

  private Path suite(String scenarios) throws IOException {
    return Files.writeString(folder.resolve("limits.yaml"), "suite: limits\n" + COMMON + scenarios);
  }

  static Map<String, String> limits(Path run) throws IOException {
    Map<String, String> limits = new TreeMap<>();
    try (Reader reader = Files.newBufferedReader(run.resolve("summary.csv"))) {
      for (CSVRecord row :
          CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
        limits.put(row.get("scenario"), row.get("limited_by"));
      }
    }
    return limits;
  }

  private static void kill(String signal, String pid) throws Exception {
    new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor();
  }
}
