package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.TargetUrl;

/** Checks that every byte of an answer is counted, however its end is marked. */
class AnswerProbeIT {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** The server leaves its connection open after each. */
  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue", 200, 4),
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrueXX", 200, 4),
        Arguments.of("HTTP/1.1 204 No Content\r\n\r\n", 204, 0),
        Arguments.of("HTTP/1.1 304 Not Modified\r\nContent-Length: 40\r\n\r\n", 304, 0),
        Arguments.of("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", 302, 0),
        Arguments.of(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue",
            200,
            4),
        Arguments.of(
            "HTTP/1.1 503 \r\n"
                + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n"
                + "2\r\n"
                + "tr\r\n"
                + "0002;x=y\r\n"
                + "ue\r\n"
                + "0\r\nExpires: 0\r\nDigest: x\r\n\r\n",
            503,
            4));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_is_read_to_its_end(String text, int status, int body) throws Exception {
    AnswerSeen seen = ask(text, true).orElseThrow();

    assertThat(seen.status()).isEqualTo(status);
    assertThat(seen.bodyBytes()).isEqualTo(body);
    assertThat(seen.bytes()).isEqualTo(text.replace("trueXX", "true").length());
  }

  @Test
  void an_answer_without_a_length_ends_with_its_connection() throws Exception {
    assertThat(ask("HTTP/1.0 200 OK\r\n\r\nto the end", false).orElseThrow().bodyBytes())
        .isEqualTo(10);
  }

  @Test
  void a_head_that_never_ends_costs_its_limit_however_lively_the_server_is() throws Exception {
    try (DribblingServer server = new DribblingServer()) {
      long begin = System.nanoTime();

      assertThat(AnswerProbe.ask(server.url(), Duration.ofMillis(400), false)).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
      server.awaitClosed();
    }
  }

  @Test
  void an_interrupt_ends_the_wait_for_an_answer() throws Exception {
    try (DribblingServer server = new DribblingServer()) {
      Thread asking = Thread.currentThread();
      Thread.ofVirtual().start(() -> server.afterFirstByte(asking::interrupt));

      assertThatThrownBy(() -> AnswerProbe.ask(server.url(), Duration.ofHours(1), false))
          .isInstanceOf(InterruptedException.class);
      server.awaitClosed();
    }
  }

  @ParameterizedTest
  @CsvSource({"9,false", "1,true"})
  void a_second_request_shows_whether_the_connection_is_kept(int answers, boolean closed)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread serving = Thread.ofPlatform().start(() -> serve(server, answers));
      TargetUrl url = TargetUrl.parse("http://127.0.0.1:" + server.getLocalPort() + "/");

      AnswerSeen seen = AnswerProbe.ask(url, LONG, true).orElseThrow();

      assertThat(seen.closed()).hasValue(closed);
      assertThat(seen.beginning()).isEqualTo("true");
      server.close();
      serving.join();
    }
  }

  /** Closes each connection after so many answers, without saying so. */
  private static void serve(ServerSocket server, int answers) {
    byte[] answer =
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue".getBytes(StandardCharsets.UTF_8);
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        for (int i = 0; i < answers && client.getInputStream().read(new byte[1000]) > 0; i++) {
          client.getOutputStream().write(answer);
        }
      } catch (IOException e) {
        // The client has gone, or the test has ended.
      }
    }
  }

  @Test
  void headers_have_one_case_and_several_of_a_name_are_joined() throws Exception {
    assertThat(
            ask(
                    "HTTP/1.1 103 No\r\n"
                        + "Link: x\r\n\r\n"
                        + "HTTP/1.1 204 No\r\n"
                        + "Vary: a\r\n"
                        + "vary:b\r\n"
                        + " c\r\n\r\n",
                    true)
                .orElseThrow()
                .headers())
        .isEqualTo(Map.of("vary", "a, b c"));
  }

  @Test
  void what_is_no_answer_gives_nothing() throws Exception {
    assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", false)).isEmpty();
    assertThat(ask("nonsense\r\n\r\n", false)).isEmpty();
    assertThat(ask("", false)).isEmpty();
    assertThat(AnswerProbe.ask(TargetUrl.parse("http://127.0.0.1:1/"), LONG, false)).isEmpty();
  }

  private static Optional<AnswerSeen> ask(String answer, boolean staysOpen)
      throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread serving =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Socket client = server.accept()) {
                      client.getInputStream().read(new byte[1000]);
                      client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                      if (staysOpen) {
                        client.getInputStream().read(); // until the client has closed
                      }
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      Optional<AnswerSeen> seen =
          AnswerProbe.ask(
              TargetUrl.parse("http://127.0.0.1:" + server.getLocalPort() + "/x?y=1"), LONG, false);
      serving.join();
      return seen;
    }
  }
}
