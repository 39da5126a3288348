package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolmTest {
  /** By hand; the definition is that of R's {@code p.adjust(p, "holm")}. */
  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "'0.03', '0.03'",
    "'0.01 0.02 0.03 0.04', '0.04 0.06 0.06 0.06'",
    "'0.04 0.01 0.03 0.02', '0.06 0.04 0.06 0.06'",
    "'0.01 0.04', '0.02 0.04'",
    "'0.6 0.5', '1 1'",
    "'0.005 0.011 0.02 0.04 0.13', '0.025 0.044 0.06 0.08 0.13'",
    "'0 1', '0 1'",
    "'0.02 0.02', '0.04 0.04'",
  })
  void the_smallest_is_multiplied_by_all_the_largest_by_one(String p, String adjusted) {
    double[] given = MediansTest.numbers(p);
    double[] before = given.clone();
    assertThat(Holm.adjust(given)).containsExactly(MediansTest.numbers(adjusted), within(1e-12));
    assertThat(given).isEqualTo(before);
  }

  @Test
  void no_tests_need_no_correction() {
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void what_is_no_p_value_is_refused(double p) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Holm.adjust(new double[] {0.5, p}))
        .withMessage("p[1] must be 0 to 1, not " + p);
  }
}
