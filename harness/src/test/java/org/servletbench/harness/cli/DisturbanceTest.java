package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisturbanceTest {
  private static final String LATE =
      "invalid: one: arrivals\nwere late by 5.9 ms (p99; at most 5.0)";
  private static final String LATE_PROBE = "invalid at 80/s: arrivals were late by 8.1 ms";
  private static final String OURS = "invalid: one: a client retries or a call was lost";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two: Is it late?\n\n" + LATE + "\n\nclaim  verdict",
        LATE + "\n\n" + LATE,
        LATE_PROBE + "\n\ncapacity: unknown",
        LATE + "\n\ninvalid: one: the downstream answered 620 ms\nlate (p99; at most 50)",
        "invalid: one: the services took until 40 ms after the start of the\n"
            + "load to collect garbage",
        "S14: no bottleneck\none  9 ms  refuted, expected confirmed\n\n" + LATE
      })
  void what_the_machine_spoils_is_run_again(String output) {
    assertThat(Disturbance.isAllThatIsWrong(output)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two: Is it late?\n\nclaim  verdict",
        OURS,
        LATE + "\n\n" + OURS,
        LATE + "\n\nS8: every request succeeds\none  refuted, expected confirmed"
      })
  void what_the_product_may_have_done_is_not(String output) {
    assertThat(Disturbance.isAllThatIsWrong(output)).isFalse();
  }
}
