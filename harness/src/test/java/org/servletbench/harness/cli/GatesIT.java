package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.cli.BenchProcess.INSTALLATION;
import static org.servletbench.harness.cli.BenchProcess.assertNothingIsLeft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.servletbench.harness.system.Jdk;

/**
 * Each gate that a lie does not provoke ({@link PlantedLiesIT}), provoked with real processes: the
 * trial is kept, shown as invalid with reason and remedy, and left out of the summary. No trial has
 * to be valid here, so other tests may disturb them.
 */
@Tag("side-by-side")
class GatesIT {
  private static final String COMMON =
      """
      suite: gates
      question: Which trial may be believed?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 40/s, arrivals: even, duration: 3s, timeout: 3s}
      warm-up: {rate: 20/s, duration: 1s, delay: 1ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 9s, downstream-timeout: 8s, jvm: [-XX:TieredStopAtLevel=1]}
      """;

  @TempDir Path folder;

  @AfterEach
  void nothing_is_left() {
    assertNothingIsLeft();
  }

  @Test
  void a_dead_server_is_a_hundred_percent_refusals_and_a_sentence() throws Exception {
    try (BenchProcess bench =
        run("", "scenarios: [{name: dead, target: {url: 'http://127.0.0.1:9/'}}]")) {
      assertThat(bench.exitCode()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output())
          .contains("no request reached the target (120 refused, 0 connect timeouts, 0 dropped)");
      assertThat(folder.resolve("run/measurements.csv"))
          .content()
          .contains("dead,1,connect_refused,120,")
          .contains("dead,1,ok,0,");
      assertThat(folder.resolve("run/summary.csv")).content().contains("gates,dead,url,open-loop");
    }
  }

  @Test
  void what_is_left_of_the_warm_up_and_a_window_shorter_than_an_answer_are_named()
      throws Exception {
    try (BenchProcess bench =
        run(
            "",
            """
            downstream: {delay: 600ms}
            scenarios:
              - {name: left-over, strategy: async-non-blocking, warm-up: {delay: 4s}}
              - {name: too-short, strategy: async-non-blocking, load: {model: closed, connections: 10, duration: 1s}}
            """)) {
      assertThat(bench.exitCode()).as(bench.output()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output())
          .containsPattern("invalid: left-over: \\d+ requests of the warm-up were still in flight")
          .contains("invalid: too-short: Little's law");
    }
  }

  @Test
  void a_server_that_runs_out_of_memory_in_the_middle_is_named_with_its_last_words()
      throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("Leaking.java"),
            """
            import com.sun.net.httpserver.HttpServer;
            public class Leaking {
              static java.util.List<byte[]> kept = new java.util.ArrayList<>();
              public static void main(String[] args) throws Exception {
                HttpServer server = HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 9102), 100);
                server.createContext("/", exchange -> {
                  kept.add(new byte[400_000]);
                  exchange.sendResponseHeaders(200, -1);
                  exchange.close();
                });
                server.start();
              }
            }
            """);
    try (BenchProcess bench =
        run(
            "",
            """
            target: {command: [%s, -Xmx40m, -XX:+ExitOnOutOfMemoryError, %s], ready: 'http://127.0.0.1:9102/', url: 'http://127.0.0.1:9102/'}
            scenarios: [{name: leaking}]
            """
                .formatted(Jdk.current().java(), source))) {
      assertThat(bench.exitCode()).as(bench.output()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output()).contains("ended with code 3").contains("OutOfMemoryError");
    }
  }

  @Test
  void a_server_that_does_not_start_costs_its_own_trials_only() throws Exception {
    String port = "http://127.0.0.1:9103/";
    String scenarios =
        """
        scenarios:
          - {name: good, load: {rate: 20/s, duration: 1s}, target: {command: [%s, -cp, '%s', org.servletbench.harness.engine.NullServer, --port=9103], ready: '%s', url: '%s'}}
          - {name: broken, target: {command: [sh, -c, 'echo no such setting >&2; exit 2'], ready: '%s', url: '%s'}}
        """
            .formatted(Jdk.current().java(), classPath(), port, port, port, port);
    try (BenchProcess bench =
        BenchProcess.run(
            folder, "run", suite(scenarios), "--seed", 1, "--out", folder.resolve("run"))) {
      assertThat(bench.exitCode()).as(bench.output()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output())
          .contains("invalid: broken: benchmark-app ended with exit code 2 before it answered")
          .contains("no such setting");
      assertThat(folder.resolve("run/measurements.csv")).content().contains("good,1,ok,20,");
    }
  }

  /** The generator stands still for a second in the middle: it was late, not the server. */
  @Test
  void a_generator_that_is_late_is_named() throws Exception {
    Path suite =
        suite("downstream: {delay: 50ms}\nscenarios: [{name: late, strategy: async-non-blocking}]");
    Path out = folder.resolve("run");
    try (BenchProcess bench = BenchProcess.start(folder, "", "run", suite, "--out", out)) {
      bench.awaitFile(out.resolve("trials/01-late/schedule.properties"));
      Thread.sleep(4_000);
      long engine =
          ProcessHandle.of(bench.pid())
              .orElseThrow()
              .descendants()
              .filter(child -> child.info().commandLine().orElse("").contains("engine.Engine"))
              .findFirst()
              .orElseThrow()
              .pid();
      signal("-STOP", engine);
      Thread.sleep(1_000);
      signal("-CONT", engine);
      assertThat(bench.awaitEnd()).as(bench.output()).isEqualTo(ExitCode.INVALID);
      assertThat(bench.output()).contains("invalid: late: arrivals were late by");
    }
  }

  @Test
  void open_files_that_a_scenario_needs_and_may_not_have_are_told_before_the_start()
      throws Exception {
    try (BenchProcess bench =
        run(
            "prlimit --nofile=400",
            """
            downstream: {delay: 1s}
            scenarios: [{name: files, strategy: async-non-blocking, load: {rate: 500/s}}]
            """)) {
      assertThat(bench.exitCode()).as(bench.output()).isEqualTo(ExitCode.FAILURE);
      assertThat(bench.output())
          .containsPattern(
              "leaving out files: the app needs \\d+ open files for 500 requests in flight, but may"
                  + " have only 400: ulimit -n \\d+, or fewer connections");
    }
  }

  /**
   * In a network of its own, where ports in TIME_WAIT are not handed out again. The first trial
   * leaves most of them so, and enough for the second, which would else wait a minute for one.
   */
  @Test
  void ports_that_an_earlier_trial_left_in_TIME_WAIT_are_named() throws Exception {
    String namespace =
        "unshare -n sh -c 'ip link set lo up && sysctl -qw net.ipv4.tcp_tw_reuse=0"
            + " net.ipv4.ip_local_port_range=\"20000 20110\" && exec \"$@\"' sh";
    Assumptions.assumeTrue(
        new ProcessBuilder("sh", "-c", namespace + " true").start().waitFor() == 0,
        "no network namespace can be made here");
    try (BenchProcess bench =
        run(
            namespace,
            """
            downstream: {delay: 10ms}
            scenarios:
              - {name: first, strategy: async-non-blocking, client: {keep-alive: false}, load: {rate: 30/s}}
              - {name: second, strategy: async-non-blocking}
            """)) {
      assertThat(bench.output())
          .containsPattern("invalid: second: \\d+ of 111 ephemeral ports were in TIME_WAIT");
    }
  }

  /** Again where a machine that stood still has broken a trial off ahead of its window. */
  private BenchProcess run(String wrapper, String scenarios) throws Exception {
    Path out = folder.resolve("run");
    for (int more = 2; ; more--) {
      BenchProcess bench =
          BenchProcess.wrapped(folder, wrapper, "run", suite(scenarios), "--out", out);
      bench.awaitEnd();
      if (more == 0 || !bench.output().contains("after the start of the load to collect")) {
        return bench;
      }
      bench.close();
      BenchProcess.delete(out);
    }
  }

  private Path suite(String scenarios) throws IOException {
    return Files.writeString(folder.resolve("gates.yaml"), COMMON + scenarios);
  }

  private static String classPath() {
    return INSTALLATION.harnessClassPath().stream()
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", name, Long.toString(pid)).inheritIO().start().waitFor();
  }
}
