package org.servletbench.harness.run.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0m0.010000s 0m0.020000s\n1m2.500000s 0m0.250000s\n", // dash
        "0m0.010s 0m0.020s\n1m2.500s 0m0.250s\n" // bash
      })
  void the_second_line_holds_user_and_system_time_of_the_children(String times) {
    assertThat(CpuTime.ofChildren(times)).isEqualTo(62.75, within(1e-9));
  }

  @Test
  void anything_else_is_refused() {
    assertThatThrownBy(() -> CpuTime.ofChildren("0m0.01s 0m0.02s\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
