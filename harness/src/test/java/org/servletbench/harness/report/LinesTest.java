package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  @Test
  void lines_end_between_words_and_a_longer_word_goes_on_in_the_next() {
    assertThat(Lines.of("to a/very/long/path there", 8))
        .containsExactly("to", "a/very/l", "ong/path", "there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "服务器在等待下游时应该怎么做才好呢请告诉我",
        "ＦＵＬＬ ｗｉｄｔｈ",
        "e\u0301te\u0301 e\u0301te\u0301",
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 x \uD83D\uDE00",
        "مرحبا بالعالم",
        "a"
      })
  void no_line_takes_more_of_a_terminal_than_it_has_and_nothing_is_lost(String text) {
    for (int width : List.of(2, 7, 40)) {
      List<String> lines = Lines.of(text, width);

      assertThat(lines)
          .allSatisfy(line -> assertThat(Lines.width(line)).isLessThanOrEqualTo(width));
      assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }
  }

  @Test
  void a_text_of_ten_thousand_characters_is_broken_soon() {
    assertThat(Lines.of("x".repeat(10_000), 80)).hasSize(125);
  }

  @ParameterizedTest
  @CsvSource({
    "blocking-400,       12, blocking-400",
    "blocking-400,       8,  bloc…400",
    "async-blocking-400, 2,  a…",
    "async-blocking-400, 0,  a…"
  })
  void a_name_is_shortened_in_its_middle(String name, int most, String shown) {
    assertThat(Lines.shortened(name, most)).isEqualTo(shown);
  }
}
