package org.servletbench.harness.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks which bodies count as the expected one, however they are framed and cut. */
class BodyCheckTest {
  private static final byte[] LONG = new byte[100_000];

  static {
    new SplittableRandom(7).nextBytes(LONG);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "tru,false", "truex,false", "TRUE,false", "'',false"})
  void a_body_is_compared_wherever_it_is_cut(String body, boolean expected) {
    byte[] answer = withLength(body.getBytes(ISO_8859_1));
    for (int split = 0; split <= answer.length; split++) {
      ResponseDecoder decoder = expecting("true".getBytes(ISO_8859_1));

      decoder.feed(answer, 0, split);
      decoder.feed(answer, split, answer.length);

      assertThat(decoder.isComplete()).isTrue();
      assertThat(decoder.bodyIsExpected()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 64, 70, 4095, 65_536, 99_999})
  void one_byte_that_differs_is_another_body_wherever_it_is(int at) {
    byte[] other = LONG.clone();
    other[at] ^= 1;

    for (int piece : new int[] {1, 7, 1460, 65_536, 200_000}) {
      assertThat(isExpected(withLength(LONG), piece)).as("in pieces of %d", piece).isTrue();
      assertThat(isExpected(withLength(other), piece)).as("in pieces of %d", piece).isFalse();
      assertThat(isExpected(chunked(LONG, 999), piece)).as("in pieces of %d", piece).isTrue();
      assertThat(isExpected(chunked(other, 999), piece)).as("in pieces of %d", piece).isFalse();
    }
  }

  @Test
  void a_body_that_is_cut_short_or_goes_on_is_another_one() {
    assertThat(isExpected(withLength(Arrays.copyOf(LONG, 99_999)), 1460)).isFalse();
    assertThat(isExpected(chunked(Arrays.copyOf(LONG, 100_001), 4096), 1460)).isFalse();
    assertThat(isExpected(chunked(new byte[0], 1), 1)).isFalse();
  }

  @Test
  void the_empty_body_can_be_the_expected_one() {
    byte[] answer = withLength(new byte[0]);
    ResponseDecoder decoder = expecting(new byte[0]);
    decoder.feed(answer, 0, answer.length);

    assertThat(decoder.bodyIsExpected()).isTrue();
  }

  @Test
  void a_decoder_judges_each_body_for_itself() {
    byte[] wrong = withLength("no".getBytes(ISO_8859_1));
    byte[] right = withLength("ok".getBytes(ISO_8859_1));
    ResponseDecoder decoder = expecting("ok".getBytes(ISO_8859_1));

    decoder.feed(wrong, 0, wrong.length);
    assertThat(decoder.bodyIsExpected()).isFalse();
    decoder.reset();
    decoder.feed(right, 0, right.length);
    assertThat(decoder.bodyIsExpected()).isTrue();
  }

  private static boolean isExpected(byte[] answer, int piece) {
    ResponseDecoder decoder = expecting(LONG);
    for (int at = 0; at < answer.length; at += piece) {
      decoder.feed(answer, at, Math.min(answer.length, at + piece));
    }
    assertThat(decoder.isComplete()).isTrue();
    return decoder.bodyIsExpected();
  }

  private static ResponseDecoder expecting(byte[] body) {
    return new ResponseDecoder(new BodyCheck(Optional.of(body)), null);
  }

  private static byte[] withLength(byte[] body) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(body.length).getBytes());
    answer.writeBytes(body);
    return answer.toByteArray();
  }

  private static byte[] chunked(byte[] body, int chunk) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes());
    for (int at = 0; at < body.length; at += chunk) {
      int size = Math.min(chunk, body.length - at);
      answer.writeBytes((Integer.toHexString(size) + "\r\n").getBytes());
      answer.write(body, at, size);
      answer.writeBytes("\r\n".getBytes());
    }
    answer.writeBytes("0\r\n\r\n".getBytes());
    return answer.toByteArray();
  }
}
