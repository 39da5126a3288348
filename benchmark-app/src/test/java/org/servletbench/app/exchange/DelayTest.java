package org.servletbench.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayTest {

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "007,7", "1000,1000", "600000,600000"})
  void a_whole_number_within_bounds_is_a_delay(String text, long millis) {
    assertThat(Delay.parse(text).millis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-1", "+5", " 5", "5 ", "1.0", "1e3", "0x1", "600001", "٣", "1_000"})
  void anything_else_is_refused_with_status_400(String text) {
    assertThatThrownBy(() -> Delay.parse(text))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.answer().status()).isEqualTo(400))
        .hasMessageStartingWith("delay is not a whole number of milliseconds in 0..600000: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "ü"})
  void the_reason_is_one_line_of_plain_text(String text) {
    assertThatThrownBy(() -> Delay.parse(text)).message().matches("[ -~]+").contains("?");
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 10_000})
  void the_reason_is_short(int length) {
    assertThatThrownBy(() -> Delay.parse("9".repeat(length))).message().hasSizeLessThan(120);
  }
}
