package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.TargetUrl;

/** Sends https requests to a server that has signed its own certificate. */
class TlsIT {
  @TempDir static Path certificate;

  private static TlsServer tls;

  @TempDir Path out;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = new TlsServer(certificate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void connections_are_kept_and_the_handshake_is_timed_apart(String host) throws Exception {
    try (HostileServer server = tls.answering(HostileServer.OK)) {
      EngineResult result =
          run(server, host, "--load=even:40:500ms", "--connections=4", "--expect-body=true");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 20L));
      // An arrival each 25 ms: more than four are in flight only where an answer takes 100.
      long inFlight = Math.max(4, 1 + (long) (result.millis("ok.felt", 100) / 25));
      long opened = result.total("connections-opened");
      assertThat(opened).isBetween(4L, inFlight);
      assertThat(result.times().get("connect").getTotalCount()).isEqualTo(opened);
      assertThat(result.times().get("tls").getTotalCount()).isEqualTo(opened);
      assertThat(result.millis("tls", 50)).isPositive();
    }
  }

  @Test
  void a_long_body_is_read_whole() throws Exception {
    String body = "0123456789abcdef".repeat(6000);
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    try (HostileServer server = tls.answering(answer)) {
      EngineResult result =
          run(server, "127.0.0.1", "--load=even:40:250ms", "--expect-body=" + body);

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 10L));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, OK", "false, RESET"})
  void without_a_length_only_TLS_itself_can_end_a_body(boolean ended, Outcome outcome)
      throws Exception {
    try (HostileServer server =
        tls.start(
            (client, plain) -> {
              client.head();
              client.say("HTTP/1.1 200 OK\r\n\r\nmaybe all");
              if (!ended) {
                plain.close(); // FIN, but nothing of TLS
              }
            })) {
      EngineResult result = run(server, "127.0.0.1", "--load=even:40:250ms");

      assertThat(result.outcomes()).isEqualTo(Map.of(outcome, 10L));
    }
  }

  @Test
  void a_stale_connection_is_told_apart_below_TLS_too() throws Exception {
    try (HostileServer server =
        tls.start(
            (client, plain) -> {
              client.head();
              client.say(HostileServer.OK);
              client.head();
            })) {
      EngineResult result = run(server, "127.0.0.1", "--load=even:40:250ms", "--max-in-flight=1");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OK, 5L, Outcome.STALE_CONNECTION, 5L));
    }
  }

  @Test
  void a_server_without_TLS_is_told_in_words() throws Exception {
    try (HostileServer server = HostileServer.start(client -> client.say(HostileServer.OK))) {
      EngineResult result = run(server, "127.0.0.1", "--load=even:40:250ms");

      assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.OTHER, 10L));
      assertThat(result.totals().getProperty("other-messages")).contains("TLS");
    }
  }

  @Test
  void the_harness_itself_asks_over_TLS() throws Exception {
    try (HostileServer server = tls.answering(HostileServer.OK);
        HttpConnection connection = new HttpConnection()) {
      TargetUrl url = TargetUrl.parse(secure(server, "localhost").substring("--url=".length()));

      assertThat(connection.ask("GET", url).text()).isEqualTo("true");
      assertThat(connection.ask("GET", url).status()).isEqualTo(200);
      assertThat(server.accepted).hasSizeLessThanOrEqualTo(2); // one more to choose an address
    }
  }

  private EngineResult run(HostileServer server, String host, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = secure(server, host);
    args[1] = "--pause=0s";
    args[2] = "--timeout=5s";
    System.arraycopy(more, 0, args, 3, more.length);
    return EngineResult.of(out, args);
  }

  private static String secure(HostileServer server, String host) {
    return server.url().replace("http:", "https:").replace("127.0.0.1", host);
  }
}
