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

/** Checks when a target counts as settled: medians, p99 and CPU time of two halves are alike. */
class SettlingTest {
  private static final long START = 1_000_000;
  private static final double DELAY = 1000;

  /** A value a second; {@code *n} repeats it. CPU in microseconds a request; 1000 requests/s. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // since | medians, ms                 | p99, ms                        | CPU
        "0       | 1002*6                      | 1010*6                         | 200*6",
        "        | 1002*5                      | 1010*5                         | 200*5",
        // 1,060 to 1,010 ms is below 5 % of the whole, and most of what the target adds
        "3       | 1060*3 1040 1010*6          | 1100*10                        | 200*10",
        "        | 1060 1050 1040 1030 1020 1010 | 1100*6                       | 200*6",
        // p99 alone moves
        "2       | 1002*9                      | 1700*3 1100*6                  | 200*9",
        // and so does the CPU time alone, as it does where nothing compiles
        "2       | 1002*9                      | 1010*9                         | 300*3 200*6",
        "        | 1002*6                      | 1010*6                         | 220*3 200*3",
        "0       | 1002*6                      | 1010*6                         | 208*3 200*3",
        // one odd second is none of the others' business
        "0       | 1002*6                      | 1010*2 1100 1010*3             | 200*6",
        // seconds that differ among themselves hide less than what three rooms are
        "0       | 1002*6                      | 1010*6                         | 180 220 200 190"
            + " 230 215",
        "        | 1002*6                      | 1010*6                         | 100 250 150 300"
            + " 200 350",
        // a second without a good answer
        "1       | 0 1002*6                    | 0 1010*6                       | 200*7",
      })
  void a_target_has_settled_when_nothing_moves_from_one_half_to_the_other(
      Integer since, String medians, String p99s, String cpu) {
    Steadiness judged = Settling.of(DELAY, seconds(1000, medians, p99s), readings(1000, cpu));

    assertThat(judged.isReached()).as(judged.evidence()).isEqualTo(since != null);
    if (since != null) {
      assertThat(judged.sinceMillis()).hasValue(START + since * 1000);
    }
  }

  @Test
  void at_a_low_rate_a_half_is_longer_and_its_p99_is_not_judged() {
    List<Recording.Second> seconds = seconds(20, "1002*10", "1010*5 1900*5");

    assertThat(Settling.of(DELAY, seconds.subList(0, 9), List.of()).isReached()).isFalse();
    assertThat(Settling.of(DELAY, seconds, List.of()).isReached()).isTrue();
    assertThat(Settling.of(DELAY, seconds(200, "1002*6", "1010*3 1900*3"), List.of()).evidence())
        .isEqualTo("median 1002.0 then 1002.0 ms, p99 1010.0 then 1900.0 ms");
  }

  @Test
  void as_long_as_the_CPU_was_not_read_behind_a_stretch_nothing_is_said() {
    List<Recording.Second> seconds = seconds(1000, "1002*6", "1010*6");

    assertThat(Settling.of(DELAY, seconds, readings(1000, "200*5")).isReached()).isFalse();
    assertThat(Settling.of(DELAY, seconds, readings(1000, "200*6")).isReached()).isTrue();
  }

  private static List<Recording.Second> seconds(long rate, String medians, String p99s) {
    List<Double> median = values(medians);
    List<Double> p99 = values(p99s);
    List<Recording.Second> seconds = new ArrayList<>();
    for (int i = 0; i < median.size(); i++) {
      seconds.add(
          new Recording.Second(
              i - median.size(),
              Map.of(
                  "epoch_ms",
                  START + i * 1000L,
                  "completed",
                  rate,
                  Recording.Second.MEDIAN_MICROS,
                  Math.round(median.get(i) * 1000),
                  Recording.Second.P99_MICROS,
                  Math.round(p99.get(i) * 1000)),
              Map.of()));
    }
    return seconds;
  }

  /** At the ends of the seconds. */
  private static List<Reading> readings(long rate, String microsPerRequest) {
    List<Reading> readings = new ArrayList<>();
    readings.add(reading(START - 500, 0));
    double nanos = 0;
    readings.add(reading(START, 0));
    for (double micros : values(microsPerRequest)) {
      nanos += micros * 1000 * rate;
      readings.add(reading(START + 1000L * (readings.size() - 1), Math.round(nanos)));
    }
    return readings;
  }

  private static Reading reading(long epochMillis, long cpuNanos) {
    return new Reading(
        Reading.APP,
        new ProcessReading(epochMillis, cpuNanos, 0, 2, 0, 0),
        Optional.empty(),
        OptionalInt.empty());
  }

  private static List<Double> values(String text) {
    List<Double> values = new ArrayList<>();
    for (String each : text.trim().split(" +")) {
      String[] parts = each.split("\\*");
      int times = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
      for (int i = 0; i < times; i++) {
        values.add(Double.parseDouble(parts[0]));
      }
    }
    return values;
  }
}
