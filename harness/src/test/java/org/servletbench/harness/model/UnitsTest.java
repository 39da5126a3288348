package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest(name = "{0} is {1} ns")
  @CsvSource({
    "1s, 1000000000",
    "200ms, 200000000",
    "1500us, 1500000",
    "1m, 60000000000",
    "2h, 7200000000000",
    "7ns, 7",
    "1.5s, 1500000000",
    "1.005s, 1005000000",
    "0.5ms, 500000",
    "0s, 0",
    "060s, 60000000000",
  })
  void a_duration_is_a_number_and_a_unit(String text, long nanos) {
    assertThat(Units.parseDuration(text)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "s",
        "1 s",
        " 1s",
        "1s ",
        "-1s",
        "+1s",
        "1e3s",
        "1,5s",
        ".5s",
        "1.s",
        "1sec",
        "1S",
        "PT1S",
        "1m30s",
        "0.5ns",
        "9223372036854775808ns",
        "NaNs",
        "١s"
      })
  void anything_else_is_no_duration(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Units.parseDuration(text))
        .withMessage(
            "'" + text + "' is not a duration: write it like 1s, 1.5s, 200ms, 1500us, 1m or 1h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"169h", "604801s", "9223372036s", "999999999999999999h"})
  void beyond_a_week_is_too_long(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Units.parseDuration(text))
        .withMessage("'" + text + "' is too long: at most 168h");
  }

  @ParameterizedTest(name = "{0} is {1} a second")
  @CsvSource({
    "20, 20",
    "20/s, 20",
    "0.5/s, 0.5",
    "1200, 1200",
    "33.333333333/s, 33.333333333",
    "0, 0"
  })
  void a_rate_is_a_number_a_second(String text, double rate) {
    assertThat(Units.parseRate(text)).isEqualTo(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/s", "20 /s", "20/m", "20rps", "-20", "1e3", "NaN", "Infinity", "20/"})
  void anything_else_is_no_rate(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Units.parseRate(text))
        .withMessage("'" + text + "' is not a rate per second: write it like 20, 20/s or 0.5/s");
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "PT0S, 0s", "PT1S, 1s", "PT0.2S, 200ms", "PT0.0015S, 1.5ms", "PT0.00015S, 150us",
        "PT0.000000007S, 7ns",
    "PT1M, 60s", "PT1M30S, 90s", "PT10M, 10m", "PT10M1S, 601s", "PT2H, 120m", "PT2M0.45S, 120.45s",
    "PT1.000000001S, 1.000000001s", "PT100S, 100s"
  })
  void a_duration_is_written_short(Duration duration, String text) {
    assertThat(Units.formatDuration(duration)).isEqualTo(text);
  }

  @Test
  void what_is_written_reads_back_the_same() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      Duration duration = Duration.ofNanos(random.nextLong(1L << (1 + random.nextInt(49))));
      assertThat(Units.parseDuration(Units.formatDuration(duration))).isEqualTo(duration);
    }
  }

  @Test
  void a_negative_duration_is_not_written() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Units.formatDuration(Duration.ofMillis(-1)))
        .withMessage("duration must not be negative, but is PT-0.001S");
  }
}
