package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.run.Progress;

class LiveLineTest {
  private static final LastSecond LAST =
      new LastSecond(400, OptionalDouble.of(201.4), OptionalDouble.of(1_020), OptionalLong.of(600));
  private static final String LONG = "async-context-non-blocking-with-all-defaults-8000";

  @ParameterizedTest
  @CsvSource({
    "40,  '[12/24] asyn…000  measure  5:12 left'",
    "80,  '[12/24] async-c…ts-8000  measure  5:12 left  400/s  p50 201 ms  p99 1.02 s'",
    "200, '[12/24] async-context-non-b…h-all-defaults-8000  measure  5:12 left  400/s  p50 201'"
  })
  void a_line_holds_the_time_left_and_as_many_figures_as_fit(int columns, String start) {
    String line = line(LONG).of(state(0), columns - 1);

    assertThat(line.length()).isLessThan(columns);
    assertThat(line).startsWith(start);
  }

  @Test
  void a_wide_line_holds_all() {
    assertThat(line("blocking").of(state(0), 199))
        .isEqualTo(
            "[12/24] blocking  measure  5:12 left  400/s  p50 201 ms  p99 1.02 s  600 in flight"
                + "  590 queued  0 errors  1100 of 1200 done  1:05:07 elapsed");
  }

  @Test
  void errors_come_before_the_response_times_once_there_are_some() {
    assertThat(line("blocking").of(state(7), 79))
        .startsWith("[12/24] blocking  measure  5:12 left  400/s  7 errors  p50 201 ms");
    assertThat(line("blocking").of(state(1), 79)).contains("  1 error  ");
  }

  @Test
  void what_nobody_tells_is_not_shown_as_nothing() {
    Progress.State unknown =
        new Progress.State(
            Phase.WARM_UP,
            0,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    assertThat(line("wrk").of(unknown, 199))
        .isEqualTo("[12/24] wrk  warm-up  5:12 left  1:05:07 elapsed");
  }

  @Test
  void a_closed_load_has_no_number_of_requests_to_come() {
    Progress.State closed =
        new Progress.State(
            Phase.DRAIN,
            0,
            OptionalLong.of(1_100),
            OptionalLong.of(0),
            Optional.of(LastSecond.of(0, new long[0])),
            OptionalLong.empty(),
            OptionalLong.empty());

    assertThat(line("closed").of(closed, 199))
        .isEqualTo("[12/24] closed  drain  5:12 left  0/s  0 errors  1100 done  1:05:07 elapsed");
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "-5, 0:00", "59.9, 0:59", "60, 1:00", "3599, 59:59", "90061, 25:01:01"})
  void a_clock_shows_hours_only_where_there_are_some(double seconds, String shown) {
    assertThat(LiveLine.clock(Duration.ofMillis(Math.round(seconds * 1000)))).isEqualTo(shown);
  }

  private static LiveLine line(String scenario) {
    return new LiveLine(12, 24, scenario, Duration.ofSeconds(312), Duration.ofSeconds(3907));
  }

  private static Progress.State state(long errors) {
    return new Progress.State(
        Phase.MEASURE,
        1_200,
        OptionalLong.of(1_100),
        OptionalLong.of(errors),
        Optional.of(LAST),
        OptionalLong.of(600),
        OptionalLong.of(590));
  }
}
