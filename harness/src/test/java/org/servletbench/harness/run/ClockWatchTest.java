package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockWatchTest {
  private long wallMillis = 1_000_000;
  private long nanos = 5;
  private final ClockWatch watch = new ClockWatch(() -> wallMillis, () -> nanos);

  @ParameterizedTest
  @CsvSource({
    "60000, 60000, false",
    "60000, 60090, false", // the time between the two readings
    "60000, 62000, true", // set forward
    "60000, 59000, true", // set back
    "60000, -3000, true"
  })
  void a_clock_that_jumps_is_told(long passed, long shown, boolean told) {
    wallMillis += shown;
    nanos += passed * 1_000_000;

    assertThat(watch.problem().isPresent()).isEqualTo(told);
  }

  @Test
  void it_says_by_how_much() {
    wallMillis += 2_000;

    assertThat(watch.problem().orElseThrow()).contains("jumped by 2000 ms while the trial ran");
  }
}
