package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Word;

class RatioTextTest {
  @ParameterizedTest
  @CsvSource({
    "SURELY_BEYOND, '1.5x [1.31, 1.82] **'",
    "DIFFERENT,     '1.5x [1.31, 1.82] *'",
    "EQUIVALENT,    '1.5x [1.31, 1.82] ='",
    "UNDECIDED,     '1.5x [1.31, 1.82] ?'"
  })
  void a_ratio_has_its_interval_and_its_word(Word word, String cell) {
    assertThat(RatioText.cell(interval(word))).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({
    "0.28, 2.7e-14, 2.88e12, '0.28x [0, any] ?'",
    "0.29, 0.0008, 104, '0.29x [0, 104] ?'",
    "1.5, 0.002, 1130, '1.5x [0.002, any] ?'",
    "2670, 2600, 2740, '2670x [2600, 2740] ?'",
    "0.0004, 0.0003, 0.0005, '0.0004x [0.0003, 0.0005] ?'"
  })
  void the_far_ends_of_a_wide_interval_are_no_figures(
      double ratio, double low, double high, String cell) {
    assertThat(RatioText.cell(interval(ratio, low, high, Word.UNDECIDED))).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({"ONE_TRIAL, 1.5x", "TWO_TRIALS, 1.5x", "UNDECIDED, 1.5x ?"})
  void without_an_interval_it_is_a_size(Word word, String cell) {
    assertThat(RatioText.cell(plain(word))).isEqualTo(cell);
    assertThat(RatioText.cell(Difference.none(3))).isEmpty();
  }

  @Test
  void the_legend_explains_what_the_table_has() {
    assertThat(RatioText.legend(List.of(plain(Word.ONE_TRIAL))))
        .isEqualTo(
            "Fewer than 3 trials have no interval: these ratios are sizes, and no differences.");
    assertThat(RatioText.legend(List.of(plain(Word.ONE_TRIAL), interval(Word.DIFFERENT))))
        .isEqualTo(
            "In brackets is the interval, of 95 % for the whole table: ** surely beyond 5 %, *"
                + " different, = equivalent within 5 %, ? undecided.");
  }

  private static Difference interval(Word word) {
    return interval(1.5, 1.31, 1.82, word);
  }

  private static Difference interval(double ratio, double low, double high, Word word) {
    return new Difference(
        OptionalDouble.of(ratio),
        OptionalDouble.of(low),
        OptionalDouble.of(high),
        5,
        OptionalDouble.of(0.06),
        word);
  }

  private static Difference plain(Word word) {
    return new Difference(
        OptionalDouble.of(1.5),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        1,
        OptionalDouble.empty(),
        word);
  }
}
