package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.run.DribblingServer;
import org.servletbench.harness.system.Ports;
import org.servletbench.harness.system.TinyServer;

/** Runs users' servers that misbehave: the run ends, says why, and leaves nothing behind. */
@Isolated
class OwnTargetIT {
  /** Far below what a wait without a deadline would take. */
  private static final Duration SOON = Duration.ofSeconds(25);

  @TempDir Path folder;
  private int port;

  @BeforeEach
  void a_port() {
    port = Ports.firstFree(19_000);
  }

  @AfterEach
  void nothing_is_left() {
    assertThat(Ports.listener(port)).as("who listens on the port").isEmpty();
  }

  /** The first wait is for readiness, the second for the answer of the probe. */
  @ParameterizedTest
  @ValueSource(strings = {"ready", "probe"})
  void a_head_that_never_ends_does_not_keep_a_run_from_ending(String wait) throws Exception {
    int steady = Ports.firstFree(port + 1);
    boolean atOnce = wait.equals("ready");
    Path suite =
        suite(
            1,
            server(DribblingServer.class, port)
                + " & "
                + server(TinyServer.class, steady)
                + " & wait",
            atOnce ? port : steady);
    try (BenchProcess bench =
        BenchProcess.start(folder, "", "run", suite, "--out", folder.resolve("run"))) {
      bench.awaitFile(folder.resolve("run/trials/01-own/benchmark-app.log"));
      long end = System.nanoTime() + SOON.toNanos();
      while (Ports.isFree(port) || Ports.isFree(steady)) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.sleep(20);
      }
      long told = System.nanoTime();
      bench.signal("TERM");

      assertThat(bench.awaitEnd()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(SOON);
      assertThat(bench.output()).contains("interrupted").doesNotContain("did not end within");
    }
    assertThat(Ports.isFree(steady)).isTrue();
  }

  @Test
  void a_server_that_a_shell_starts_in_the_background_ends_with_its_trial() throws Exception {
    Path suite = suite(2, "(setsid " + server(TinyServer.class, port) + " &) ; exit 0", port);
    try (BenchProcess bench =
        BenchProcess.run(folder, "run", suite, "--out", folder.resolve("run"))) {
      assertThat(bench.output()).doesNotContain("is taken");
      assertThat(folder.resolve("run/trials/02-own/trial.json"))
          .content()
          .contains("\"problems\" : [ ]", "\"statusLine\" : \"HTTP/1.1 200 OK\"");
    }
  }

  private Path suite(int trials, String script, int readyPort) throws Exception {
    return Files.writeString(
        folder.resolve("own.yaml"),
        """
        suite: own
        question: Does it end?
        trials: %d
        driver: open-loop
        load: {model: open, rate: 20/s, arrivals: even, duration: 2s, timeout: 40s}
        client: {connections: 0}
        warm-up: {rate: 10/s, duration: 1s, delay: 0ms}
        target:
          command: [sh, -c, "%s"]
          ready: http://127.0.0.1:%d/
          url: http://127.0.0.1:%d/
        scenarios:
          - {name: own}
        """
            .formatted(trials, script, readyPort, port));
  }

  private static String server(Class<?> program, int port) {
    return System.getProperty("java.home")
        + "/bin/java -cp "
        + System.getProperty("java.class.path")
        + " "
        + program.getName()
        + " "
        + port;
  }
}
