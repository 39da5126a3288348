package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks how long a connection lives, and in which order its requests are answered. */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@EnumSource(ServerKind.class)
class ConnectionIT {
  @Parameter private ServerKind kind;
  private Server server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server = kind.start(10);
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
      server.close();
    }
  }

  @Test
  void http_1_0_is_answered_and_closed() {
    String answer = client.untilClosed("GET /sleep/50 HTTP/1.0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\ntrue");
  }

  @Test
  void connection_close_is_answered_and_closed() {
    String answer =
        client.untilClosed("GET /sleep/50 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(answer).containsIgnoringCase("Connection: close").endsWith("\r\n\r\ntrue");
  }

  @Test
  void http_1_0_with_keep_alive_is_kept_and_told_so() {
    String kept = "GET /sleep/1 HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n";
    String answer = client.untilClosed(kept + kept + "GET /sleep/1 HTTP/1.0\r\n\r\n");
    assertThat(answer.split("true", -1)).hasSize(4);
    assertThat(answer).containsIgnoringCase("\r\nConnection: keep-alive\r\n");
  }

  @Test
  void a_connection_carries_more_requests_than_the_customary_hundred() {
    String request = "GET /sleep/0 HTTP/1.1\r\nHost: h\r\n";
    String answer =
        client.untilClosed((request + "\r\n").repeat(300) + request + "Connection: close\r\n\r\n");
    assertThat(answer.split("true", -1)).hasSize(302);
  }

  @Test
  void pipelined_requests_are_answered_in_their_order() {
    String answer =
        client.untilClosed(
            "GET /sleep/400 HTTP/1.1\r\nHost: h\r\n\r\n"
                + "GET /sleep/1 HTTP/1.1\r\nHost: h\r\n\r\n"
                + "GET /stats HTTP/1.1\r\nHost: h\r\n\r\n"
                + "GET /nothing HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                + "GET /sleep/1 HTTP/1.1\r\nHost: h\r\n\r\n");
    assertThat(answer.replaceAll("(?s)\r\n.*?(?=HTTP/1|$)", ";").replaceAll("[A-Za-z ]+;", ";"))
        .as("the status lines")
        .matches("(?s)HTTP/1.1 200.*HTTP/1.1 200.*HTTP/1.1 200.*HTTP/1.1 404.*");
    assertThat(answer.indexOf("true")).isLessThan(answer.indexOf("histogram"));
    assertThat(answer).endsWith("POST /stats/reset");
  }

  @Test
  void a_body_is_skipped() {
    String answer =
        client.untilClosed(
            "GET /sleep/1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
                + "GET /sleep/2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(answer.split("true", -1)).hasSize(3);
  }

  @Test
  void a_broken_chunk_ends_the_connection_after_the_answer() {
    String answer =
        client.untilClosed(
            "GET /sleep/50 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"
                + "GET /sleep/1 HTTP/1.1\r\nHost: h\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 ");
    assertThat(answer.split("true", -1)).as("only the first is served").hasSize(2);
  }

  @Test
  void what_is_not_http_is_refused_and_closed() {
    assertThat(client.untilClosed("?\r\n\r\n")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void a_request_line_that_is_too_long_is_refused_and_closed() {
    // Shorter than what a server reads at once: unread bytes at the close would reset the
    // connection.
    String request = "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: h\r\n\r\n";
    assertThat(client.untilClosed(request)).startsWith("HTTP/1.1 4");
  }
}
