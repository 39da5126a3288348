package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.model.TargetUrl;

@Isolated
class WrkIT {
  private static final int CONNECTIONS = 10;

  @TempDir Path folder;
  private Path script;

  @BeforeAll
  static void wrkIsInstalled() {
    ToolRun.assumeInstalled("wrk", "wrk");
  }

  @BeforeEach
  void writeScript() throws IOException {
    script = Files.writeString(folder.resolve("wrk.lua"), WrkCommand.script());
  }

  @Test
  void a_closed_loop_completes_connections_over_latency() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(n -> ScriptedServer.ok(20))) {
      ToolReport report = run(server.url(), true);

      assertThat(report.value(named("throughput_rps")).orElseThrow())
          .as("500/s is the bound, the rest is room for a busy machine")
          .isBetween(150.0, 501.0);
      assertThat(report.value(named("latency_p50_ms")).orElseThrow()).isBetween(20.0, 60.0);
      assertThat(report.value(named("latency_min_ms")).orElseThrow()).isGreaterThanOrEqualTo(19.9);
      assertThat(report.value(named("failed"))).hasValue(0);
      assertThat(server.requests() - report.value(named("completed")).orElseThrow())
          .as("only what was in flight at the end is not reported")
          .isBetween(0.0, (double) CONNECTIONS);
    }
  }

  @Test
  void without_keep_alive_each_request_has_a_connection_of_its_own() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(n -> ScriptedServer.ok(20))) {
      ToolReport report = run(server.url(), false);

      assertThat(report.value(named("completed")).orElseThrow()).isGreaterThan(2 * CONNECTIONS);
      assertThat(server.connections()).isGreaterThanOrEqualTo(server.requests());
      assertThat(report.value(named("failed"))).hasValue(0);
    }
  }

  @Test
  void the_correction_invents_latencies_so_that_X_W_is_not_N() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(n -> ScriptedServer.ok(n % 20 == 0 ? 400 : 5))) {
      ToolReport report = run(server.url(), true);

      double inFlight =
          report.value(named("throughput_rps")).orElseThrow()
              * report.value(named("latency_mean_ms")).orElseThrow()
              / 1000;
      assertThat(inFlight).isGreaterThan(2 * CONNECTIONS);
      assertThat(report.value(named("latency_p90_ms")).orElseThrow())
          .as("of the answers 95 % took 5 ms")
          .isGreaterThan(100);
    }
  }

  @Test
  void a_late_answer_is_not_given_up() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(n -> ScriptedServer.ok(n <= CONNECTIONS ? 1200 : 20))) {
      ToolReport report = run(server.url(), true);

      assertThat(report.value(named("wrk_timeouts"))).hasValue(CONNECTIONS);
      assertThat(report.value(named("completed")).orElseThrow()).isGreaterThan(CONNECTIONS);
    }
  }

  @Test
  void nobody_listening_is_an_error_with_wrks_own_words() throws Exception {
    assertThatThrownBy(() -> run(closedPort(), true))
        .hasMessageContaining("unable to connect to 127.0.0.1")
        .hasMessageContaining("Connection refused");
  }

  private ToolReport run(TargetUrl url, boolean keepAlive) throws Exception {
    return WrkOutput.parse(
        ToolRun.output(
            folder,
            "wrk",
            WrkCommand.arguments(
                CONNECTIONS,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                keepAlive,
                url,
                script)));
  }

  private static TargetUrl closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return TargetUrl.parse("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
  }
}
