package org.servletbench.sleeping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireTest {
  @Test
  void the_end_of_a_sleep_is_the_same_every_time() {
    String expected =
        """
        HTTP/1.1 200 OK
        Content-Type: text/plain;charset=UTF-8
        Content-Length: 4

        true\
        """;
    for (int i = 0; i < 3; i++) {
      var bytes = Wire.sleepEnded(Persistence.KEPT);
      assertThat(bytes.readCharSequence(bytes.readableBytes(), UTF_8).toString())
          .isEqualTo(expected.replace("\n", "\r\n"));
      bytes.release();
    }
  }

  @Test
  void the_connection_header_says_what_the_client_cannot_know() {
    assertThat(Wire.sleepEnded(Persistence.KEPT).toString(UTF_8)).doesNotContain("Connection");
    assertThat(Wire.sleepEnded(Persistence.KEPT_ALOUD).toString(UTF_8))
        .contains("\r\nConnection: keep-alive\r\n");
    assertThat(Wire.sleepEnded(Persistence.CLOSE).toString(UTF_8))
        .contains("\r\nConnection: close\r\n");
  }

  @Test
  void no_content_has_neither_type_nor_length() {
    assertThat(Wire.encode(Answer.NO_CONTENT, Persistence.KEPT).toString(UTF_8))
        .isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
  }

  @Test
  void a_head_request_gets_the_length_without_the_body() {
    assertThat(Wire.encodeHead(Answer.methodNotAllowed("GET"), Persistence.KEPT).toString(UTF_8))
        .contains("Content-Length: 27\r\n", "Allow: GET\r\n")
        .endsWith("\r\n\r\n");
  }
}
