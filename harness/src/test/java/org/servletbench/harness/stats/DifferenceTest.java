package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {
  @ParameterizedTest(name = "{0} to {1} with a margin of {2}: {3}")
  @CsvSource({
    "0.98, 1.02, 0.05, EQUIVALENT",
    "0.95, 1.05, 0.05, EQUIVALENT",
    "1.00, 1.00, 0.05, EQUIVALENT",
    "1.01, 1.04, 0.05, EQUIVALENT",
    "1.06, 1.20, 0.05, DIFFERENT",
    "0.50, 0.94, 0.05, DIFFERENT",
    "1.05, 1.20, 0.05, UNDECIDED",
    "0.90, 0.95, 0.05, UNDECIDED",
    "0.94, 1.00, 0.05, UNDECIDED",
    "1.00, 1.06, 0.05, UNDECIDED",
    "0.90, 1.10, 0.05, UNDECIDED",
    "0.90, 1.10, 0.20, EQUIVALENT",
    "1.02, 1.03, 0.01, DIFFERENT",
  })
  void the_whole_interval_decides(double low, double high, double margin, Difference expected) {
    assertThat(Difference.of(ratio(low, high), margin)).isEqualTo(expected);
  }

  @Test
  void without_an_interval_nothing_is_decided() {
    OptionalDouble none = OptionalDouble.empty();
    assertThat(Difference.of(new Ratio(OptionalDouble.of(9), none, none, 5)))
        .isEqualTo(Difference.UNDECIDED);
  }

  @Test
  void the_default_margin_is_five_percent() {
    assertThat(Difference.DEFAULT_MARGIN).isEqualTo(0.05);
    assertThat(Difference.of(ratio(0.96, 1.04))).isEqualTo(Difference.EQUIVALENT);
    assertThat(Difference.of(ratio(1.06, 1.07))).isEqualTo(Difference.DIFFERENT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1, Double.NaN})
  void a_margin_out_of_range_is_refused(double margin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Difference.of(ratio(1, 1), margin))
        .withMessage("margin must be greater than 0 and less than 1, not " + margin);
  }

  private static Ratio ratio(double low, double high) {
    return new Ratio(
        OptionalDouble.of((low + high) / 2), OptionalDouble.of(low), OptionalDouble.of(high), 10);
  }
}
