package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadinessTest {
  private static final long START = 1_000_000;
  private static final double RATE = 100;

  /** A second a median; the compiler's CPU time of each second in ms, the last one again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // since | medians, ms, times so many seconds | compiler, ms a second
        "0      | 1002*10                            | 10",
        "       | 1002*9                             | 10",
        "3      | 1009 1005 1035 1002*9 1003         | 10",
        "       | 1002*10                            | 100",
        "0      | 1002*10                            | 400 0",
        "1      | 1002*11                            | 600 0",
        "2      | 1002*12                            | 900 400 100 50 50 20 20 80 80 40 40 20",
        "       | 1002*12                            | 900 400 100 50 50 20 20 80 80 40 40 30",
        "0      | 2.0 3.0 2.5 2.9 2.1*6              | 0",
        "       | 2.0 3.1 2.5 2.9 2.1*6              | 0",
        "0      | 100 102 101 100 102*6              | 0",
        "       | 100*9 103                          | 0",
        "       | 1002*5 0 1002*9                    | 0",
      })
  void a_target_is_steady_when_compiler_and_medians_are_flat_for_ten_seconds(
      Integer since, String medians, String compiler) {
    Steadiness steadiness = judge(medians, readings(compiler, 20));

    assertThat(steadiness.isReached()).isEqualTo(since != null);
    if (since != null) {
      assertThat(steadiness.sinceMillis()).hasValue(START + since * 1000);
    }
  }

  @Test
  void a_target_without_compiler_threads_is_judged_by_its_medians() {
    assertThat(judge("5*10", List.of()).isReached()).isTrue();
    assertThat(judge("5*9 8", List.of()).isReached()).isFalse();
  }

  @Test
  void as_long_as_the_compiler_was_not_read_behind_a_stretch_nothing_is_said() {
    Steadiness early = judge("5*10", readings("0", 9));
    assertThat(early.isReached()).isFalse();
    assertThat(early.evidence()).contains("was not read");

    assertThat(judge("5*10", readings("0", 10)).isReached()).isTrue();
  }

  @Test
  void seconds_below_the_full_rate_do_not_count() {
    List<Recording.Second> seconds = new ArrayList<>();
    for (int second = 0; second < 17; second++) {
      seconds.add(second(second, second < 5 ? 97 : 100, 5));
    }
    seconds.add(second(17, 0, 0));

    assertThat(Steadiness.of(RATE, seconds, readings("0", 20)).sinceMillis())
        .hasValue(START + 5_000);
  }

  @Test
  void seconds_above_the_full_rate_do_not_count_either() {
    List<Recording.Second> seconds = new ArrayList<>();
    for (int second = 0; second < 25; second++) {
      seconds.add(second(second, Math.max(100, 400 - 20 * second), 5));
    }

    assertThat(Steadiness.of(RATE, seconds, readings("0", 30)).sinceMillis())
        .hasValue(START + 15_000);
  }

  @Test
  void what_is_found_in_the_whole_is_found_in_its_beginning() {
    String medians = "9*3 7*14";
    Steadiness whole = judge(medians, readings("500 500 0", 20));
    Steadiness sooner = judge("9*3 7*10", readings("500 500 0", 13));

    assertThat(sooner).isEqualTo(whole);
    assertThat(judge("9*3 7*9", readings("500 500 0", 13)).isReached()).isFalse();
  }

  @Test
  void the_evidence_says_by_how_much_the_last_stretch_failed() {
    assertThat(judge("10 12*9 20", readings("200", 20)).evidence())
        .isEqualTo(
            "the compiler used 0.200 of a core (at most 0.05) and the medians of the seconds were"
                + " 12.0 to 20.0 ms");
    assertThat(judge("10*2", readings("0", 20)).evidence())
        .isEqualTo("the full rate was held for less than 10 s");
    assertThat(judge("5 0 5*8", readings("0", 20)).evidence())
        .contains("a second had no good answer");
  }

  private static Steadiness judge(String medians, List<Reading> readings) {
    List<Recording.Second> seconds = new ArrayList<>();
    for (String word : medians.split(" ")) {
      String[] median = word.split("\\*");
      int times = median.length == 1 ? 1 : Integer.parseInt(median[1]);
      for (int i = 0; i < times; i++) {
        seconds.add(second(seconds.size(), 100, Double.parseDouble(median[0])));
      }
    }
    return Steadiness.of(RATE, seconds, readings);
  }

  private static Recording.Second second(int number, long offered, double medianMillis) {
    return new Recording.Second(
        number - 60,
        Map.of(
            "epoch_ms",
            START + number * 1000L,
            "offered",
            offered,
            Recording.Second.MEDIAN_MICROS,
            Math.round(medianMillis * 1000)),
        Map.of());
  }

  /** At the beginning of each second up to one, and readings of other processes. */
  private static List<Reading> readings(String millisASecond, int upTo) {
    String[] each = millisASecond.split(" ");
    List<Reading> readings = new ArrayList<>();
    long used = 7_000;
    for (int second = 0; second <= upTo; second++) {
      readings.add(reading(Reading.COMPILER, second, used));
      readings.add(reading(Reading.APP, second, 900L * second));
      used += Long.parseLong(each[Math.min(second, each.length - 1)]);
    }
    return readings;
  }

  private static Reading reading(String process, int second, long cpuMillis) {
    return new Reading(
        process,
        new ProcessReading(START + second * 1000L, cpuMillis * 1_000_000, 0, 2, 0, 0),
        Optional.empty(),
        OptionalInt.empty());
  }
}
