package org.servletbench.harness.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What may be long, and what may not. In the texts ~ stands for CR LF, and N(x) for x, 8,192 times.
 */
class ResponseLengthsTest {
  private static final int MANY = 8192;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "HTTP/1.1 200 N(reason )~Content-Length: 4~~true | true",
        "HTTP/1.1 200 OK~X-Long: N(x)~Content-Length: 4~~true | true",
        "HTTP/1.1 200 OK~Content-Security-Policy: N(content-length: 9; )~Content-Length: 4~~true |"
            + " true",
        "HTTP/1.1 200 OK~N(c): d~N(Content-Length): 9~Content-Length: 4~~true | true",
        "HTTP/1.1 200 OK~Content-Length: N(0)4~~true | true",
        "HTTP/1.1 200 OK~Content-Length: N( )4N( )~~true | true",
        "HTTP/1.1 200 OK~Content-Length: N(4, )4~~true | true",
        "HTTP/1.1 200 OK~N(Content-Length: 4~)~true | true",
        "HTTP/1.1 200 OK~Content-Length: 4~Connection: N(upgrade, )close~~true | false",
        "HTTP/1.1 200 OK~Content-Length: 4~Connection: N(x), keep-alive~~true | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: N(gzip,) chunked~~4~true~0~~ | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0000000000000004~true~0~~ | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~N(0)4~true~N(0)~~ | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4;N(x=y;)~true~0;N(x=y;)~~ | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4N( )~true~0~N(T: v~)~ | true"
      })
  void what_is_long_is_read_like_what_is_short(String text, boolean keepsAlive) {
    byte[] bytes = bytes(text);
    for (int piece : new int[] {1, 1460, bytes.length}) {
      ResponseDecoder decoder =
          new ResponseDecoder(new BodyCheck(Optional.of(bytes("true"))), null);

      feed(decoder, bytes, piece);

      assertThat(decoder.problem()).as("in pieces of %d", piece).isNull();
      assertThat(decoder.isComplete()).as("in pieces of %d", piece).isTrue();
      assertThat(decoder.bodyIsExpected()).as("in pieces of %d", piece).isTrue();
      assertThat(decoder.keepsAlive()).isEqualTo(keepsAlive);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "HTTP/1.1 200 OK~Content-Length: 9223372036854775807~~true | ''",
        "HTTP/1.1 200 OK~Content-Length: 9223372036854775808~~ | Content-Length beyond"
            + " 9223372036854775807",
        "HTTP/1.1 200 OK~Content-Length: 1N(0)~~ | Content-Length beyond 9223372036854775807",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~7fffffffffffffff~true | ''",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~8000000000000000~true | chunk size beyond"
            + " 9223372036854775807",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~N(f)~true | chunk size beyond"
            + " 9223372036854775807"
      })
  void a_length_is_bounded_by_its_value(String text, String problem) {
    byte[] bytes = bytes(text);
    for (int piece : new int[] {1, bytes.length}) {
      ResponseDecoder decoder = new ResponseDecoder(new BodyCheck(Optional.empty()), null);

      feed(decoder, bytes, piece);

      assertThat(decoder.isComplete()).isFalse();
      assertThat(decoder.isBroken()).isEqualTo(!problem.isEmpty());
      assertThat(decoder.problem()).isEqualTo(problem.isEmpty() ? null : problem);
    }
  }

  private static void feed(ResponseDecoder decoder, byte[] bytes, int piece) {
    for (int at = 0; at < bytes.length; at += piece) {
      decoder.feed(bytes, at, Math.min(bytes.length, at + piece));
    }
  }

  private static byte[] bytes(String text) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    for (int many = text.indexOf("N("); many >= 0; many = text.indexOf("N(", at)) {
      int end = text.indexOf(')', many);
      whole.append(text, at, many).append(text.substring(many + 2, end).repeat(MANY));
      at = end + 1;
    }
    return whole.append(text.substring(at)).toString().replace("~", "\r\n").getBytes(ISO_8859_1);
  }
}
