package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.servletbench.harness.metrics.SecondsMetricsTest.find;
import static org.servletbench.harness.metrics.SecondsMetricsTest.value;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;

/** Checks the figures that only a closed loop has. */
class ClosedLoopMetricsTest {
  private static final ClientSettings CLOSING =
      new ClientSettings(0, 10_000, Overload.WAIT, 1, 1, Pacing.EXACT, OptionalInt.empty());

  @ParameterizedTest
  @CsvSource({
    // think time ms, served ms, clients: 50/s each time
    "0,   200, 10",
    "100, 100, 10",
    "0,   180, 9"
  })
  void clients_are_rate_times_the_time_of_a_round_on_a_closed_loop(
      long think, double served, double clients) {
    TrialRecord record = closed(Duration.ofMillis(think), Duration.ZERO, served);

    assertThat(value(record, "little_clients")).isCloseTo(clients, withPercentage(0.1));
    assertThat(find(record, "planned")).as("a closed loop plans no arrivals").isEmpty();
  }

  /** A second of delay, 10 clients, 2 s: one round after the first, so 10; 100 were completed. */
  @Test
  void what_was_completed_is_a_share_of_what_the_clients_and_the_delay_allow() {
    assertThat(
            value(
                withDelay(closed(Duration.ZERO, Duration.ZERO, 200), Duration.ofSeconds(1)),
                "completed_of_bound"))
        .isEqualTo(10);
    assertThat(
            find(
                withDelay(closed(Duration.ofMillis(1), Duration.ZERO, 200), Duration.ofSeconds(1)),
                "completed_of_bound"))
        .as("clients that think")
        .isEmpty();
    assertThat(find(closed(Duration.ZERO, Duration.ZERO, 200), "completed_of_bound"))
        .as("without a downstream")
        .isEmpty();
  }

  /** Answers of 10 clients at 0.7 and 1.4 of 2 s are two rounds, so 20; 100 were completed. */
  @Test
  void a_round_that_has_begun_counts_where_the_window_began_with_nothing_in_flight() {
    assertThat(
            value(
                withDelay(closed(Duration.ZERO, Duration.ZERO, 200), Duration.ofMillis(700)),
                "completed_of_bound"))
        .isEqualTo(5);
  }

  /** A server that turns all away at once completes as much as it likes. */
  @Test
  void what_is_turned_away_is_no_share_of_what_the_delay_allows() {
    SecondsTrial trial = SecondsTrial.of(closed(Duration.ZERO, Duration.ZERO, 1).scenario());
    for (int second = 0; second < 2; second++) {
      trial.second(
          second, Map.of("sent", 5000, "completed", 5000, "http_5xx", 4998, "ok", 2), Map.of());
    }

    assertThat(value(withDelay(trial.record(), Duration.ofSeconds(1)), "completed_of_bound"))
        .isEqualTo(0.4);
  }

  @Test
  void clients_that_wait_for_their_cycle_are_not_counted_by_Littles_law() {
    assertThat(find(closed(Duration.ZERO, Duration.ofMillis(200), 10), "little_clients")).isEmpty();
    assertThat(
            find(
                SecondsTrial.of(SecondsTrial.OPEN).second(0, Map.of("sent", 20), Map.of()).record(),
                "little_clients"))
        .as("nor are arrivals")
        .isEmpty();
  }

  /** Half of its time a client waits for its connection. */
  @Test
  void a_client_without_keep_alive_waits_for_its_connection_too() {
    Load load =
        new Load.Closed(
            10,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));
    SecondsTrial trial = SecondsTrial.of(SecondsTrial.scenario(Driver.OPEN_LOOP, load, CLOSING));
    for (int second = 0; second < 2; second++) {
      trial.second(
          second,
          Map.of("sent", 50, "completed", 50, "ok", 50),
          Map.of("ok.served", Encoded.millis(50, 100), "ok.felt", Encoded.millis(50, 200)));
    }

    assertThat(value(trial.record(), "little_clients")).isCloseTo(10, withPercentage(0.1));
  }

  private static TrialRecord closed(Duration think, Duration cycle, double served) {
    Load load =
        new Load.Closed(10, think, cycle, cycle, Duration.ofSeconds(2), Duration.ofSeconds(1));
    SecondsTrial trial = SecondsTrial.of(load);
    for (int second = 0; second < 2; second++) {
      trial.second(
          second,
          Map.of("sent", 50, "completed", 50, "ok", 50),
          Map.of("ok.served", Encoded.millis(50, served), "ok.felt", Encoded.millis(50, served)));
    }
    return trial.record();
  }

  private static TrialRecord withDelay(TrialRecord record, Duration delay) {
    Scenario scenario = record.scenario();
    return new TrialRecord(
        record.number(),
        record.trial(),
        new Scenario(
            scenario.name(),
            scenario.target(),
            scenario.driver(),
            scenario.load(),
            scenario.client(),
            scenario.warmUp(),
            Optional.of(delay),
            Optional.empty()),
        record.recording(),
        record.readings(),
        record.observations(),
        record.problems());
  }
}
