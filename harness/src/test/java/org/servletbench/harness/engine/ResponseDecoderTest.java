package org.servletbench.harness.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In the texts ~ stands for CR LF, and \ r \ n \ t are escapes. Each is fed whole and split at
 * every byte.
 */
class ResponseDecoderTest {
  private static final String AFTER = "HTTP/1.1 999 next";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "HTTP/1.1 200 OK~Content-Length: 4~~true | 200 | true",
        "HTTP/1.1 200 OK~content-length:4~~true | 200 | true",
        "HTTP/1.1 200 OK~CONTENT-LENGTH:\\t 4 \\t~~true | 200 | true",
        "HTTP/1.1 200 OK~Content-Length : 4~~true | 200 | true",
        "HTTP/1.1 200 OK~Content-Length:~ 4~~true | 200 | true",
        "HTTP/1.1 200 OK~X: a~ Content-Length: 9~Content-Length: 4~~true | 200 | true",
        "HTTP/1.1 200 OK~Content-Length: 4~Content-Length: 4~~true | 200 | true",
        "HTTP/1.1 200 OK~Content-Length: 4, 4~~true | 200 | true",
        "HTTP/1.1 200 OK\\nContent-Length: 4\\n\\ntrue | 200 | true",
        "HTTP/1.1 200~Content-Length: 4~~true | 200 | true",
        "HTTP/1.1 404 Not Found~Content-Length: 0~~ | 404 | true",
        "HTTP/1.1 204 No Content~~ | 204 | true",
        "HTTP/1.1 304 Not Modified~Content-Length: 4~~ | 304 | true",
        "HTTP/1.1 101 Switching~~ | 101 | true",
        "HTTP/1.1 100 Continue~~HTTP/1.1 200 OK~Content-Length: 1~~x | 200 | true",
        "HTTP/1.1 103 Hints~Content-Length: 9~Connection: close~~HTTP/1.1 200 OK~Content-Length:"
            + " 1~~x | 200 | true",
        "HTTP/1.1 200 OK~Content-Length: 1~Connection: close~~x | 200 | false",
        "HTTP/1.1 200 OK~Content-Length: 1~Connection: Upgrade, CLOSE~~x | 200 | false",
        "HTTP/1.1 200 OK~Content-Length: 1~Connection: closed~~x | 200 | true",
        "HTTP/1.1 200 OK~Content-Length: 1~Connection: close, keep-alive~~x | 200 | false",
        "HTTP/1.1 200 OK~Content-Lengthy: 9~Content: 9~C:~c~Content-Length: 1~~x | 200 | true",
        "HTTP/1.1 200 OK~Content-Length: 5, 5~~other | 200 | true",
        "HTTP/1.0 200 OK~Content-Length: 1~~x | 200 | false",
        "HTTP/1.0 200 OK~Content-Length: 1~Connection: Keep-Alive~~x | 200 | true",
        "HTTP/1.1 503 Busy~Cache-Control: no-store~Trailer: X~Content-Length: 2~~no | 503 | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~true~0~~ | 200 | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: gzip, Chunked~~3;a=b~abc~A~0123456789~000~~ | 200 |"
            + " true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~Content-Length: 99~~1 ; x~\\r"
            + "~0~X-T: 1~Y: 2~~ | 200 | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked,~~4~true~0~~ | 200 | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: ,gzip, chunked ,~~4~true~0~~ | 200 | true",
        "HTTP/1.1 200 OK\\nTransfer-Encoding: chunked\\n\\n4\\ntrue\\n0\\n\\n | 200 | true"
      })
  void a_response_ends_where_it_ends(String text, int status, boolean keepsAlive) {
    byte[] bytes = bytes(text);
    byte[] more = bytes(text + AFTER);
    for (int split = 0; split <= bytes.length; split++) {
      ResponseDecoder decoder = decoder();

      int taken = decoder.feed(more, 0, split);
      taken = decoder.feed(more, taken, more.length);

      assertThat(decoder.isComplete()).as("split at %d", split).isTrue();
      assertThat(taken).as("split at %d", split).isEqualTo(bytes.length);
      assertThat(decoder.status()).isEqualTo(status);
      assertThat(decoder.keepsAlive()).isEqualTo(keepsAlive);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "SSH-2.0-OpenSSH~ | not HTTP",
        "~HTTP/1.1 200 OK~ | bad status line",
        "HTTP/2.0 200 OK~~ | not HTTP",
        "HTTP/1.1 2x0 OK~~ | bad status line",
        "HTTP/1.1 2000 OK~~ | bad status line",
        "HTTP/1.1~~ | bad status line",
        "HTTP/1.1 099 Low~~ | bad status line",
        "HTTP/1.1 200 OK~Content-Length: 4~Content-Length: 5~~ | two Content-Lengths that differ",
        "HTTP/1.1 200 OK~Content-Length: 4, 5~~ | two Content-Lengths that differ",
        "HTTP/1.1 200 OK~Content-Length: -1~~ | bad Content-Length",
        "HTTP/1.1 200 OK~Content-Length:~~ | bad Content-Length",
        "HTTP/1.1 200 OK~Content-Length: 4 4~~ | bad Content-Length",
        "HTTP/1.1 200 OK~Content-Length: 4~ 4~~ | bad Content-Length",
        "HTTP/1.1 200 OK~Content-Length: 0x4~~ | bad Content-Length",
        "HTTP/1.1 200 OK~\\rX | CR without LF",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~xyz~ | bad chunk size",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4xyz~true~ | bad chunk size",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~;a=b~true~ | bad chunk size",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~abc~ | chunk longer than its size",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~ab\\r~ | chunk longer than its size"
      })
  void what_cannot_be_framed_is_broken_and_says_why(String text, String problem) {
    byte[] bytes = bytes(text);
    for (int split = 0; split <= bytes.length; split++) {
      ResponseDecoder decoder = decoder();

      int taken = decoder.feed(bytes, 0, split);
      decoder.feed(bytes, taken, bytes.length);

      assertThat(decoder.isBroken()).as("split at %d", split).isTrue();
      assertThat(decoder.problem()).isEqualTo(problem);
      assertThat(decoder.endOfStream()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK~~all that comes",
        "HTTP/1.0 200 OK~Transfer-Encoding: gzip~~all that comes",
        "HTTP/1.1 200 OK~Connection: close~~"
      })
  void without_a_length_the_body_ends_with_the_connection(String text) {
    ResponseDecoder decoder = decoder();

    decoder.feed(bytes(text), 0, bytes(text).length);

    assertThat(decoder.isComplete()).isFalse();
    assertThat(decoder.endOfStream()).isTrue();
    assertThat(decoder.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK~Content-Length: 4~",
        "HTTP/1.1 200 OK~Content-Length: 4~~tru",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~true~"
      })
  void a_connection_that_closes_in_the_middle_gives_no_response(String text) {
    ResponseDecoder decoder = decoder();

    decoder.feed(bytes(text), 0, bytes(text).length);

    assertThat(decoder.endOfStream()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK~#",
        "HTTP/1.1 200 #",
        "HTTP/1.1 200 OK~X: a~ #",
        "HTTP/1.1 100 Continue~~*",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4;#",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~#"
      })
  void an_endless_head_is_broken_before_long(String text) {
    String begin = text.substring(0, text.length() - 1);
    String repeated = text.endsWith("*") ? begin : "x".repeat(100) + "y: z";
    ResponseDecoder decoder = decoder();
    byte[] first = bytes(begin);
    byte[] again = bytes(repeated);

    decoder.feed(first, 0, first.length);
    int fed = 0;
    while (!decoder.isBroken() && fed < 3 * ResponseDecoder.MAX_HEAD) {
      fed += decoder.feed(again, 0, again.length);
    }

    assertThat(decoder.problem()).startsWith("head longer than");
    assertThat(fed).isLessThan(ResponseDecoder.MAX_HEAD + 1000);
  }

  @Test
  void a_decoder_reads_one_response_after_the_other() {
    ResponseDecoder decoder = decoder();
    byte[] bytes =
        bytes(
            "HTTP/1.0 200 OK~Content-Length: 2~~abHTTP/1.1 503 No~Transfer-Encoding:"
                + " chunked~~0~~HTTP/1.1 200 OK~Content-Length: 0~~");
    int[] statuses = new int[3];
    int at = 0;
    for (int i = 0; i < 3; i++) {
      decoder.reset();
      at = decoder.feed(bytes, at, bytes.length);
      statuses[i] = decoder.status();
      assertThat(decoder.keepsAlive()).isEqualTo(i > 0);
    }

    assertThat(statuses).containsExactly(200, 503, 200);
    assertThat(at).isEqualTo(bytes.length);
  }

  private static ResponseDecoder decoder() {
    return new ResponseDecoder(new BodyCheck(Optional.empty()), null);
  }

  private static byte[] bytes(String text) {
    return text.replace("~", "\r\n")
        .replace("\\r", "\r")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .getBytes(ISO_8859_1);
  }
}
