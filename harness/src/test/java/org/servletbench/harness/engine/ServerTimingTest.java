package org.servletbench.harness.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the header looks like, and wherever it is cut, through the decoder that feeds it. */
class ServerTimingTest {
  private final StageNames names = new StageNames();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // header lines, \n between them | stages in microseconds
        "Server-Timing: db;dur=53.2                            | db=53200",
        "Server-Timing: queue;dur=0.012, wait;dur=1000.5       | queue=12 wait=1000500",
        "Server-Timing: a;dur=1\\nServer-Timing: b;dur=2       | a=1000 b=2000",
        "Server-Timing: a;dur=1, a;dur=2                       | a=3000",
        "Server-Timing: a;dur=1\\nServer-Timing: a;dur=2.5     | a=3500",
        "server-timing:a;dur=1                                 | a=1000",
        "SERVER-TIMING \\t: \\t a \\t; \\tdur \\t= \\t1 , b;DUR=2 | a=1000 b=2000",
        "Server-Timing: a;dur=\"4\"                            | a=4000",
        "Server-Timing: a;desc=\"x, b;dur=9\";dur=1            | a=1000",
        "Server-Timing: a;desc=\"\\\\\", b;dur=9\";dur=1       | a=1000",
        "Server-Timing: a;dur=1;desc=\"\\\\\\\\\", b;dur=2     | a=1000 b=2000",
        "Server-Timing: a;dur=1;dur=7                          | a=1000",
        "Server-Timing: a;duration=5;du=6;durx=7;dur=1         | a=1000",
        "Server-Timing: a;desc=x;dur=1;foo=bar;;               | a=1000",
        "Server-Timing: a;dur=1 ms, b;dur=2                    | a=1000 b=2000",
        "Server-Timing: a;desc=GET /x;dur=1                    | a=1000",
        "Server-Timing: ,, a;dur=1 ,,                          | a=1000",
        "Server-Timing: a,b;dur=1,c                            | b=1000",
        "Server-Timing: hit;desc=\"cache\"                     | ``",
        "Server-Timing: a;dur, b;dur=, c;dur=1                 | c=1000",
        "Server-Timing: a;dur=0                                | a=0",
        "Server-Timing: a;dur=.5, b;dur=5., c;dur=00012.50     | a=500 b=5000 c=12500",
        "Server-Timing: a;dur=1e3, b;dur=1.5E-1, c;dur=2e+0    | a=1000000 b=150 c=2000",
        "Server-Timing: a;dur=1e-30                            | a=0",
        "Server-Timing: a;dur=0.30000000000000004              | a=300",
        "Server-Timing: a;dur=99999999999999999999, b;dur=1e99 | a=3600000000 b=3600000000",
        "Server-Timing: x!#$%&'*+-.^_~9;dur=1                  | x!#$%&'*+-.^_~9=1000",
        "Server-Timing:                                        | ``",
        "Server-Timing: a;dur=1,\\n b;dur=2                    | a=1000 b=2000",
        "Server-Timing: a\\n ;dur=1                            | a=1000",
        "Set-Cookie: a=1\\nServer: x\\nServer-Timing: a;dur=1  | a=1000",
        "Server-Timings: a;dur=1\\nServer-Timin: b;dur=1       | ``",
        "Server Timing: a;dur=1\\nServer-Timing x: b;dur=1     | ``",
        "X-Server-Timing: a;dur=1                              | ``"
      })
  void stages_are_what_the_grammar_says_however_it_is_cut(String lines, String expected) {
    assertThatStages(lines).isEqualTo(expected);
    assertThat(names.malformedMetrics()).isZero();
    assertThat(names.beyond()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Server-Timing: a;dur=-1, b;dur=2              | b=2000",
        "Server-Timing: a;dur=x, b;dur=2               | b=2000",
        "Server-Timing: a;dur=1.2.3, b;dur=2           | b=2000",
        "Server-Timing: a;dur=., b;dur=2               | b=2000",
        "Server-Timing: a;dur=1e, b;dur=2              | b=2000",
        "Server-Timing: a;dur=NaN, b;dur=2             | b=2000",
        "Server-Timing: a;dur=\"\", b;dur=2            | b=2000",
        "Server-Timing: a b;dur=1, b;dur=2             | b=2000",
        "Server-Timing: a=5, b;dur=2                   | b=2000",
        "Server-Timing: \"a;dur=1, c;dur=3\", b;dur=2  | b=2000",
        "Server-Timing: \"\\\\\", c\"x, b;dur=2        | b=2000",
        "Server-Timing: ;dur=1, b;dur=2                | b=2000",
        "Server-Timing: \u00e4;dur=1, b;dur=2          | b=2000",
        "Server-Timing: {\"a\":1}, b;dur=2             | b=2000",
        "Server-Timing: b;dur=2, a;dur=1;desc=\"open   | b=2000",
        "Server-Timing: b;dur=2, a;dur=\"1\\\\         | b=2000"
      })
  void what_breaks_the_grammar_is_counted_and_spoils_nothing_else(String lines, String expected) {
    StageNames counted = new StageNames();

    assertThat(stages(counted, lines, 0)).isEqualTo(expected);
    assertThat(counted.malformedMetrics()).isEqualTo(1);
    assertThatStages(lines).isEqualTo(expected);
  }

  @Test
  void at_most_16_names_are_stages_and_the_rest_is_counted() {
    String many =
        IntStream.range(0, 20).mapToObj(i -> "s" + i + ";dur=1").collect(Collectors.joining(","));

    assertThat(stages(names, "Server-Timing: " + many, 0).split(" "))
        .hasSize(16)
        .contains("s15=1000");
    assertThat(names.beyond()).isEqualTo(4);
    assertThat(stages(names, "Server-Timing: s3;dur=2, s19;dur=2", 0)).isEqualTo("s3=2000");
    assertThat(names.beyond()).isEqualTo(5);
  }

  @Test
  void no_server_can_take_the_name_of_what_it_does_not_explain() {
    assertThat(stages(names, "Server-Timing: outside;dur=1, a;dur=2", 0)).isEqualTo("a=2000");
    assertThat(names.beyond()).isEqualTo(1);
  }

  @Test
  void a_name_without_end_is_no_stage() {
    String longest = "x".repeat(StageNames.MAX_LENGTH);

    assertThat(stages(names, "Server-Timing: " + longest + "x;dur=1, " + longest + ";dur=2", 0))
        .isEqualTo(longest + "=2000");
    assertThat(names.beyond()).isEqualTo(1);
  }

  @Test
  void a_response_tells_nothing_of_the_one_before_nor_of_an_interim_one() {
    ServerTiming timing = new ServerTiming(names);
    ResponseDecoder decoder = new ResponseDecoder(new BodyCheck(Optional.empty()), timing);

    feed(decoder, "HTTP/1.1 200 OK\\r\\nServer-Timing: a;dur=1\\r\\nContent-Length: 0\\r\\n\\r\\n");
    assertThat(told(names, timing)).isEqualTo("a=1000");
    decoder.reset();
    feed(
        decoder,
        "HTTP/1.1 103 Early\\r\\nServer-Timing: b;dur=1\\r\\n\\r\\n"
            + "HTTP/1.1 200 OK\\r\\nServer-Timing: c;dur=1\\r\\nContent-Length: 0\\r\\n\\r\\n");
    assertThat(told(names, timing)).isEqualTo("c=1000");
    decoder.reset();
    feed(decoder, "HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n");
    assertThat(timing.isEmpty()).isTrue();
  }

  @Test
  void a_head_without_end_of_stages_is_broken_as_any_other() {
    ResponseDecoder decoder =
        new ResponseDecoder(new BodyCheck(Optional.empty()), new ServerTiming(names));

    feed(decoder, "HTTP/1.1 200 OK\\r\\nServer-Timing: " + "a;dur=1,".repeat(200_000));

    assertThat(decoder.problem()).isEqualTo(ResponseDecoder.TOO_LONG);
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertThatStages(String lines) {
    String whole = stages(names, lines, 0);
    for (int split = 1; split < response(lines).length; split++) {
      assertThat(stages(new StageNames(), lines, split)).as("cut at " + split).isEqualTo(whole);
    }
    return assertThat(whole);
  }

  private static String stages(StageNames names, String lines, int split) {
    ServerTiming timing = new ServerTiming(names);
    ResponseDecoder decoder = new ResponseDecoder(new BodyCheck(Optional.empty()), timing);
    byte[] bytes = response(lines);
    decoder.feed(bytes, 0, split);
    decoder.feed(bytes, split, bytes.length);
    assertThat(decoder.isComplete()).isTrue();
    return told(names, timing);
  }

  private static String told(StageNames names, ServerTiming timing) {
    return IntStream.range(0, names.size())
        .filter(timing::has)
        .mapToObj(i -> names.name(i) + "=" + timing.nanos(i) / 1000)
        .collect(Collectors.joining(" "));
  }

  private static byte[] response(String lines) {
    return bytes(
        "HTTP/1.1 200 OK\\r\\n"
            + lines.replace("\\n", "\\r\\n")
            + "\\r\\nContent-Length: 4\\r\\n\\r\\ntrue");
  }

  private static void feed(ResponseDecoder decoder, String text) {
    byte[] bytes = bytes(text);
    decoder.feed(bytes, 0, bytes.length);
  }

  /** {@code \r}, {@code \n}, {@code \t} and {@code \\} as in Java. */
  private static byte[] bytes(String text) {
    return text.translateEscapes().getBytes(ISO_8859_1);
  }
}
