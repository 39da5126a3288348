package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.run.ReadingPace.Due;

class ReadingPaceTest {
  private static final Duration HALF = Duration.ofMillis(500);
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({
    // readings of the side door a second, in ten seconds: of processes, of the side door
    "0,   20, 0",
    "0.5, 20, 5",
    "2,   20, 20",
    "20,  20, 200"
  })
  void the_side_door_has_a_pace_of_its_own(double rate, int processes, int sideDoor) {
    List<Due> all = readings(rate, Duration.ZERO, 10 * SECOND);

    assertThat(all).filteredOn(Due::processes).hasSize(processes);
    assertThat(all).filteredOn(Due::sideDoor).hasSize(sideDoor);
  }

  @Test
  void at_the_usual_pace_both_are_read_at_the_same_instant() {
    assertThat(readings(2, Duration.ZERO, 10 * SECOND)).containsOnly(new Due(true, true));
  }

  @ParameterizedTest
  @CsvSource({
    // readings a second, length of a pause, readings of the side door in twelve seconds
    "2,  2, 12",
    "20, 2, 120",
    "20, 5, 140", // read for 5 s, left alone for 5, read for 2
    "0,  5, 0"
  })
  void in_a_pause_only_the_processes_are_read(double rate, int pause, int sideDoor) {
    List<Due> all = readings(rate, Duration.ofSeconds(pause), 12 * SECOND);

    assertThat(all).filteredOn(Due::processes).hasSize(24);
    assertThat(all).filteredOn(Due::sideDoor).hasSize(sideDoor);
  }

  @Test
  void what_was_late_is_not_caught_up() {
    ReadingPace pace = new ReadingPace(HALF, Optional.of(HALF), Duration.ZERO, 0);
    pace.at(0);

    assertThat(pace.at(5 * SECOND)).isEqualTo(new Due(true, true));
    assertThat(pace.at(5 * SECOND + 1)).isEqualTo(new Due(false, false));
    assertThat(pace.quietNanos(5 * SECOND)).isEqualTo(SECOND / 2);
    assertThat(pace.quietNanos(9 * SECOND)).as("never negative").isZero();
  }

  @Test
  void a_clock_that_overflows_changes_nothing() {
    ReadingPace pace = new ReadingPace(HALF, Optional.of(HALF), Duration.ZERO, Long.MAX_VALUE - 1);
    pace.at(Long.MAX_VALUE - 1);

    assertThat(pace.at(Long.MAX_VALUE)).isEqualTo(new Due(false, false));
    assertThat(pace.at(Long.MAX_VALUE + SECOND)).isEqualTo(new Due(true, true));
  }

  /** Waits exactly as long as it is told to, from 0 on. */
  private static List<Due> readings(double rate, Duration pause, long untilNanos) {
    Optional<Duration> period =
        rate == 0 ? Optional.empty() : Optional.of(Duration.ofNanos((long) (SECOND / rate)));
    ReadingPace pace = new ReadingPace(HALF, period, pause, 0);
    List<Due> all = new ArrayList<>();
    for (long now = 0; now < untilNanos; now += pace.quietNanos(now)) {
      all.add(pace.at(now));
    }
    return all;
  }
}
