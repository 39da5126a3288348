package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  @ParameterizedTest
  @CsvSource({
    // confidence, degrees of freedom, t of the usual tables
    "0.95,  2,   4.303",
    "0.95,  10,  2.228",
    "0.95,  100, 1.984",
    "0.99,  4,   4.604",
    "0.999, 2,   31.599",
    "0.999, 11,  4.437",
    "0.999, 14,  4.140",
    "0.999, 120, 3.373"
  })
  void a_quantile_is_that_of_the_tables(double confidence, int degrees, double t) {
    assertThat(StudentT.quantile(confidence, degrees)).isCloseTo(t, within(0.0006));
  }

  @Test
  void an_interval_follows_from_the_spread_and_the_number_of_values() {
    double[] values = {1, 2, 3, 4, 5};

    assertThat(StudentT.halfInterval(values, 0.95).orElseThrow())
        .as("2.776 x 1.581 / sqrt(5)")
        .isCloseTo(1.963, within(0.001));
    assertThat(StudentT.halfInterval(new double[] {7, 7, 7}, 0.95)).hasValue(0);
    assertThat(StudentT.halfInterval(new double[] {1, 2}, 0.95)).isEmpty();
  }
}
