package org.servletbench.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTimesTest {

  private static final long NOW = 10_000_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "0000009999999000000, 1.000",
    "9999999994500,       0.006",
    "10000000000000,      0.000",
    "9000000000000,       1000000.000"
  })
  void the_queue_begins_with_the_clients_slot(String slot, String millis) {
    assertThat(StageTimes.entered(slot, NOW).header(NOW + 12_345_678))
        .isEqualTo("queue;dur=" + millis + ", dispatch;dur=12.346");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null",
        "''",
        "x",
        "-5",
        "9999999999.5",
        "10000000000001",
        "00000000000000000001",
        "9999999999999999999",
        "0",
        "1"
      })
  void a_slot_that_cannot_be_one_is_the_entry(String slot) {
    assertThat(StageTimes.entered(slot, NOW).header(NOW)).startsWith("queue;dur=0.000, ");
  }

  @Test
  void stages_follow_each_other_without_a_gap() {
    long entered = System.nanoTime();
    StageTimes times = StageTimes.entered(Long.toString(entered - 1_000_000), entered);
    Delay delay = new Delay(1, times);
    delay.called();
    long called = System.nanoTime();
    assertThat(times.header(called + 5_000_000).split("[^a-z]+"))
        .containsExactly("queue", "dur", "dispatch", "dur", "downstream", "dur");
    delay.answered();
    long written = System.nanoTime() + 2_000_000;

    double sum = 0;
    for (String stage : times.header(written).split(", ")) {
      sum += Double.parseDouble(stage.replaceAll(".*=", ""));
    }
    assertThat(times.header(written))
        .matches("queue;dur=1.000, dispatch;dur=.*, downstream;dur=.*, redispatch;dur=2.*");
    assertThat(Math.abs(sum - (written - entered + 1_000_000) / 1e6)).isLessThan(0.0021);
  }

  @Test
  void nobody_asks_by_default() {
    Delay delay = new Delay(7);
    delay.called();
    delay.answered();
    assertThat(delay).isEqualTo(new Delay(7, null));
  }
}
