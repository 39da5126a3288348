package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OffspringTest {
  @Test
  void a_session_whose_leader_started_at_another_time_is_a_stranger_s() {
    OptionalLong start = OptionalLong.of(700);

    assertThat(Offspring.isReused(start, OptionalLong.of(900))).isTrue();
    assertThat(Offspring.isReused(OptionalLong.empty(), OptionalLong.of(900)))
        .as("ours had ended when it was looked at")
        .isTrue();
    assertThat(Offspring.isReused(start, start)).isFalse();
    assertThat(Offspring.isReused(start, OptionalLong.empty()))
        .as("its children outlive it")
        .isFalse();
  }
}
