package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanTest {
  /** The quantile of 0.9995 with 4 degrees of freedom is 8.610 in every table. */
  @Test
  void an_error_is_that_of_students_t() {
    Mean mean = Mean.of(new double[] {1, 2, 3, 4, 5}, 0.001);

    assertThat(mean.value()).isEqualTo(3);
    assertThat(mean.error().orElseThrow()).isCloseTo(8.610 * Math.sqrt(2.5 / 5), within(0.001));
  }

  @Test
  void a_single_value_has_no_error() {
    assertThat(Mean.of(new double[] {7}, 0.05).error()).isEmpty();
  }

  @Test
  void nothing_has_no_mean() {
    assertThatThrownBy(() -> Mean.of(new double[0], 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Mean.of(new double[] {1}, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
