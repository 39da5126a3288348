package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.model.TargetUrl;

@Isolated
class AbIT {
  private static final int CONNECTIONS = 10;

  @TempDir Path folder;

  @BeforeAll
  static void abIsInstalled() {
    ToolRun.assumeInstalled("ab", "apache2-utils");
  }

  @Test
  void a_closed_loop_completes_connections_over_latency() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(n -> ScriptedServer.ok(20))) {
      ToolReport report = run(server.url(), true);

      double completed = report.value(named("completed")).orElseThrow();
      assertThat(report.value(named("throughput_rps")).orElseThrow())
          .as("500/s is the bound, the rest is room for a busy machine")
          .isBetween(150.0, 501.0);
      assertThat(report.value(named("latency_p50_ms")).orElseThrow()).isBetween(20.0, 60.0);
      assertThat(report.value(named("latency_mean_ms")).orElseThrow()).isBetween(20.0, 60.0);
      assertThat(report.value(named("failed"))).hasValue(0);
      assertThat(report.value(named("ab_keepalive_requests"))).hasValue(completed);
      assertThat(server.connections()).isEqualTo(CONNECTIONS);
      assertThat(server.requests() - completed)
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
      assertThat(report.value(named("ab_keepalive_requests"))).isEmpty();
    }
  }

  @Test
  void time_per_request_is_the_rate_again_and_the_rows_are_measured() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(n -> ScriptedServer.ok(n % 20 == 0 ? 400 : 5))) {
      ToolReport report = run(server.url(), true);

      double rate = report.value(named("ab_requests_per_second")).orElseThrow();
      assertThat(rate * report.value(named("ab_time_per_request_ms")).orElseThrow() / 1000)
          .isCloseTo(CONNECTIONS, within(0.01));
      assertThat(rate * report.value(named("latency_mean_ms")).orElseThrow() / 1000)
          .as("slow requests in flight at the end are missing")
          .isBetween(0.5 * CONNECTIONS, 0.999 * CONNECTIONS);
    }
  }

  @Test
  void nobody_listening_is_an_error_and_no_throughput() throws Exception {
    assertThatThrownBy(() -> run(closedPort(), true)).hasMessageContaining("ab received no byte");
  }

  @Test
  void a_server_that_hangs_is_an_error() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(n -> ScriptedServer.ok(n > 50 ? 20_000 : 5))) {
      assertThatThrownBy(() -> run(server.url(), true))
          .hasMessageContaining("ab ended without a report");
    }
  }

  private ToolReport run(TargetUrl url, boolean keepAlive) throws Exception {
    Path percentiles = folder.resolve("percentiles.csv");
    Path requests = folder.resolve("requests.tsv");
    String output =
        ToolRun.output(
            folder,
            "ab",
            AbCommand.arguments(
                CONNECTIONS,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                keepAlive,
                url,
                percentiles,
                requests));
    return AbOutput.parse(output, content(percentiles), content(requests));
  }

  private static Optional<String> content(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private static TargetUrl closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return TargetUrl.parse("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
  }
}
