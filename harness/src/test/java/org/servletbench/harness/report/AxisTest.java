package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @ParameterizedTest
  @CsvSource({"60, 10, 7", "63.6, 20, 4", "12, 2, 7", "0.26, 0.05, 6", "1, 0.2, 6", "9, 2, 5"})
  void ticks_are_round_and_at_most_seven(double to, double step, int count) {
    Axis axis = new Axis(to, 0, 100);

    assertThat(axis.ticks()).hasSize(count);
    assertThat(axis.ticks().get(1)).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({"0, 300", "5, 200", "10, 100", "11, 100"})
  void a_value_beyond_the_axis_lies_at_its_end(double value, double place) {
    assertThat(new Axis(10, 300, 100).at(value)).isEqualTo(place);
  }
}
