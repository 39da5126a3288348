package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
  @Test
  void values_are_written_in_one_line() {
    assertThat(Json.of(Map.of("a", Arrays.asList(1, 2.5, null, true, "x"))))
        .isEqualTo("{\"a\":[1,2.5,null,true,\"x\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"</script>", "a\"b\\c", "\u0000\u001b\n\t", "\u2028\u202e", "\uD83D\uDE00", "ä"})
  void a_parser_reads_back_every_text_and_no_tag_stands_in_it(String text) {
    String json = Json.of(List.of(text));

    assertThat(JsonMapper.shared().readTree(json).get(0).asString()).isEqualTo(text);
    assertThat(json).doesNotContain("<", ">", "\n", "\u2028");
  }

  @Test
  void what_json_cannot_say_is_refused() {
    assertThatThrownBy(() -> Json.of(List.of(Double.NaN))).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> Json.of(new Object())).isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "3, 3", "1e7, 10000000", "1.2345678e-7, 0.000000123457", "-0.25, -0.25"})
  void numbers_have_the_digits_of_the_csv_files_and_no_exponent(double value, String written) {
    assertThat(Json.of(List.of(value))).isEqualTo("[" + written + "]");
  }

  @Test
  void keys_are_as_harmless_as_texts() {
    assertThat(Json.of(Map.of("<b>\u2028", 1))).isEqualTo("{\"\\u003Cb\\u003E\\u2028\":1}");
  }
}
