package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.TargetUrl;

/** Every byte of an answer is counted, however its end is told. */
class AnswerProbeIT {
  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue", 200, 4),
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrueXX", 200, 4),
        Arguments.of(
            "HTTP/1.1 503 \r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "2\r\n"
                + "tr\r\n"
                + "2;x=y\r\n"
                + "ue\r\n"
                + "0\r\n\r\n",
            503,
            4),
        Arguments.of("HTTP/1.0 200 OK\r\n\r\nto the end", 200, 10));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_is_read_to_its_end(String text, int status, int body) throws Exception {
    AnswerSeen seen = ask(text).orElseThrow();

    assertThat(seen.status()).isEqualTo(status);
    assertThat(seen.bodyBytes()).isEqualTo(body);
    assertThat(seen.bytes()).isEqualTo(text.replace("trueXX", "true").length());
  }

  @Test
  void headers_have_one_case_and_several_of_a_name_are_joined() throws Exception {
    assertThat(
            ask("HTTP/1.1 204 No\r\nVary: a\r\nvary:b\r\nContent-Length: 0\r\n\r\n")
                .orElseThrow()
                .headers())
        .isEqualTo(Map.of("vary", "a, b", "content-length", "0"));
  }

  @Test
  void what_is_no_answer_gives_nothing() throws Exception {
    assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort")).isEmpty();
    assertThat(ask("nonsense\r\n\r\n")).isEmpty();
    assertThat(ask("")).isEmpty();
    assertThat(AnswerProbe.ask(TargetUrl.parse("http://127.0.0.1:1/"))).isEmpty();
  }

  private static Optional<AnswerSeen> ask(String answer) throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread serving =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Socket client = server.accept()) {
                      client.getInputStream().read(new byte[1000]);
                      client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      Optional<AnswerSeen> seen =
          AnswerProbe.ask(TargetUrl.parse("http://127.0.0.1:" + server.getLocalPort() + "/x?y=1"));
      serving.join();
      return seen;
    }
  }
}
