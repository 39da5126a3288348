package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogAxisTest {
  @Test
  void it_holds_what_is_greater_than_0_and_has_a_tick_for_each_power_of_ten() {
    assertThat(LogAxis.over(new double[] {0, 3, 250}, 0, 100).ticks())
        .containsExactly(1.0, 10.0, 100.0, 1000.0);
    assertThat(LogAxis.over(new double[] {0}, 0, 100).ticks()).containsExactly(1.0, 10.0);
  }
}
