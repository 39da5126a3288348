package org.servletbench.app.downstream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

  /** Gives at most so many bytes at a time, and then ends. */
  private static ReplyReader reader(String bytes, int atATime) {
    ByteBuffer left = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return new ReplyReader(
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer into) {
            if (!left.hasRemaining()) {
              return -1;
            }
            int length = Math.min(atATime, Math.min(left.remaining(), into.remaining()));
            into.put(left.slice(left.position(), length));
            left.position(left.position() + length);
            return length;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        });
  }

  private static String unescaped(String text) {
    return text.replace("|", "\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '~',
      textBlock =
          """
          HTTP/1.1 200 OK|Content-Length: 4||true                                        ~ 200~ true~ true
          HTTP/1.1 200|content-length:4||true                                            ~ 200~ true~ true
          HTTP/1.1 404 Not Found|CONTENT-LENGTH:  3\t|X: y||abc                          ~ 404~ abc~ true
          HTTP/1.1 200 OK|Content-Length: 4|Content-Length: 4||true                      ~ 200~ true~ true
          HTTP/1.1 200 OK|Content-Length: 4|Connection: close||true                      ~ 200~ true~ false
          HTTP/1.1 200 OK|Content-Length: 4|Connection: x, Close||true                   ~ 200~ true~ false
          HTTP/1.1 200 OK|Content-Length: 4|Connection: disclose||true                   ~ 200~ true~ true
          HTTP/1.0 200 OK|Content-Length: 4||true                                        ~ 200~ true~ false
          HTTP/1.0 200 OK|Content-Length: 4|Connection: keep-alive||true                 ~ 200~ true~ true
          HTTP/1.1 200 OK|Content-Length: 4||true!                                       ~ 200~ true~ false
          HTTP/1.1 200 OK||true                                                          ~ 200~ true~ false
          HTTP/1.1 204 No|Content-Length: 4||                                            ~ 204~ ""~ true
          HTTP/1.1 304 No||                                                              ~ 304~ ""~ true
          HTTP/1.1 200 OK|Content-Length: 0||                                            ~ 200~ ""~ true
          HTTP/1.1 100 Continue||HTTP/1.1 103 Hints|A: b||HTTP/1.1 200 OK|Content-Length: 1||x~ 200~ x~ true
          HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|tru|1|e|0||                      ~ 200~ true~ true
          HTTP/1.1 200 OK|Transfer-Encoding: Chunked||00a;x=y|0123456789|0|T: x||        ~ 200~ 0123456789~ true
          HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 9||4|true|0||       ~ 200~ true~ false
          """)
  void reads_an_answer_however_its_bytes_arrive(
      String bytes, int status, String body, boolean reusable) throws IOException {
    for (int atATime : new int[] {1, 2, 3, 7, 1_000}) {
      ReplyReader reader = reader(unescaped(bytes), atATime);
      Reply reply = reader.read();
      assertThat(reply.status()).isEqualTo(status);
      assertThat(new String(reply.body(), StandardCharsets.ISO_8859_1)).isEqualTo(body);
      if (!bytes.endsWith("!") || atATime == 1_000) { // what has not arrived is not seen
        assertThat(reader.reusable()).as("at a time " + atATime).isEqualTo(reusable);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "what is this||",
        "HTTP/2.0 200 OK|Content-Length: 0||",
        "HTTP/1.1 20 OK|Content-Length: 0||",
        "HTTP/1.1 2000 OK|Content-Length: 0||",
        "HTTP/1.1 099 OK|Content-Length: 0||",
        "HTTP/1.1 101 Switching Protocols||",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK|Content-Length: 4",
        "HTTP/1.1 200 OK|Content-Length: 4||tru",
        "HTTP/1.1 200 OK|Content-Length: 4|Content-Length: 5||true",
        "HTTP/1.1 200 OK|Content-Length: -4||true",
        "HTTP/1.1 200 OK|Content-Length: 4, 4||true",
        "HTTP/1.1 200 OK|Content-Length:||true",
        "HTTP/1.1 200 OK|Content-Length: 99999999999999999999||true",
        "HTTP/1.1 200 OK|Content-Length: 999999999||true",
        "HTTP/1.1 200 OK|Content-Length : 4||true",
        "HTTP/1.1 200 OK|X: y| folded||true",
        "HTTP/1.1 200 OK|no colon||true",
        "HTTP/1.1 200 OK|: no name||true",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip||true",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||x|true|0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||4|truest|0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||ffffffffffffffff|true|0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||4|true|",
      })
  void refuses_what_is_no_answer_or_not_a_whole_one(String bytes) {
    for (int atATime : new int[] {1, 3, 1_000}) {
      ReplyReader reader = reader(unescaped(bytes), atATime);
      assertThatThrownBy(reader::read).isInstanceOf(IOException.class);
      assertThat(reader.reusable()).isFalse();
    }
  }

  @Test
  void reads_one_answer_after_the_other_from_one_connection() throws IOException {
    String answer = unescaped("HTTP/1.1 200 OK|Content-Length: 4||true");
    ReplyReader reader = reader(answer.repeat(3), answer.length());
    for (int i = 0; i < 3; i++) {
      assertThat(reader.read().body()).hasSize(4);
      assertThat(reader.reusable()).isTrue();
    }
  }

  @Test
  void takes_long_lines_and_bodies_up_to_a_bound() throws IOException {
    String line = "X: " + "y".repeat(30_000);
    String body = "z".repeat(100_000);
    String head = "HTTP/1.1 200 OK|" + line + "|Content-Length: " + body.length() + "||";
    assertThat(reader(unescaped(head) + body, 1_500).read().body()).hasSize(body.length());
    assertThat(reader(unescaped("HTTP/1.1 200 OK||") + body, 1_500).read().body())
        .hasSize(body.length());
    String endless = unescaped("HTTP/1.1 200 OK|") + "y".repeat(70_000);
    assertThatThrownBy(reader(endless, 1_500)::read).hasMessageContaining("a line of more than");
    String headers = unescaped("HTTP/1.1 200 OK|" + "A: b|".repeat(2_000) + "|");
    assertThatThrownBy(reader(headers, 1_500)::read).hasMessageContaining("headers");
    String interim = unescaped("HTTP/1.1 102 Wait||".repeat(20));
    assertThatThrownBy(reader(interim, 1_500)::read).hasMessageContaining("interim");
  }
}
