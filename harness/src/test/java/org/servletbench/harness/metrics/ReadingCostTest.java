package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;

/** 20 requests/s of 1 ms CPU; five seconds of 20 readings of 3 ms each, five of none, in turn. */
class ReadingCostTest {
  private static final String METRIC = "cpu_read_over_unread";
  private static final int PHASE = 5;
  private static final int A_SECOND = 20;
  private static final long READING_NANOS = 3_000_000;
  private static final long COMPILER_NANOS_A_SECOND = 40_000_000;
  private static final Duration PAUSE = Duration.ofSeconds(PHASE);

  @Test
  void what_the_thread_of_the_side_door_and_the_compilers_take_is_no_cost_of_requests() {
    assertThat(ratio(trial(1, 60))).hasValueCloseTo(1.0, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 1.02, 1.5})
  void requests_that_take_another_time_while_the_state_is_read_are_found(double dearer) {
    assertThat(ratio(trial(dearer, 60))).hasValueCloseTo(dearer, within(0.01 * dearer));
  }

  @Test
  void a_window_in_which_the_state_was_hardly_left_alone_or_hardly_read_tells_nothing() {
    assertThat(ratio(trial(1, 3 * PHASE))).as("read for 10 s, left alone for 5").isEmpty();
    assertThat(ratio(afterFirstPhase(trial(1, 4 * PHASE)))).as("read for 5 s, left 10").isEmpty();
    assertThat(ratio(trial(1, 4 * PHASE + 1))).as("10 s of each").isPresent();
  }

  /** Drops the readings of the app in its first phase but the last. */
  private static TrialRecord afterFirstPhase(TrialRecord record) {
    long end = ArticleTrial.ORIGIN + PHASE * 1000L - 100;
    return Records.withReadings(
        record,
        record.readings().stream()
            .filter(each -> !each.process().equals(Reading.APP) || each.use().epochMillis() >= end)
            .toList());
  }

  @Test
  void the_compilers_are_told_apart() {
    TrialRecord record = trial(1.5, 60);
    double each = 1 + COMPILER_NANOS_A_SECOND / 1e6 / A_SECOND;

    assertThat(ratio(record, "cpu_read_over_unread_with_jit"))
        .hasValueCloseTo((each + 0.5) / each, within(0.01));
  }

  @Test
  void only_a_suite_that_asks_for_pauses_has_the_figure() {
    assertThat(find(trial(1, 60), METRIC)).isPresent();
    assertThat(find(Records.withScenario(trial(1, 60), scenario(Duration.ZERO)), METRIC)).isEmpty();
  }

  /**
   * The article's trial with other readings of the app.
   *
   * @param dearer how many times the CPU time a request takes while the state is read
   * @param seconds for how long it is read and left alone, in turn, from the start of MEASURE on
   */
  private static TrialRecord trial(double dearer, int seconds) {
    List<Reading> readings = new ArrayList<>();
    double cpu = 0;
    long sideDoor = 0;
    for (int step = 0; step <= seconds * A_SECOND; step++) {
      long millis = ArticleTrial.ORIGIN + step * 1000L / A_SECOND;
      boolean reads = step / A_SECOND / PHASE % 2 == 0;
      long compiled = step * COMPILER_NANOS_A_SECOND / A_SECOND;
      if (reads) {
        cpu += READING_NANOS;
        readings.add(app(millis, Math.round(cpu) + compiled, step, sideDoor));
        sideDoor += READING_NANOS; // told by the next reading only
      }
      readings.add(
          new Reading(
              Reading.COMPILER,
              ProcessReading.ofTime(millis, compiled),
              Optional.empty(),
              OptionalInt.empty()));
      cpu += 1e6 * (reads ? dearer : 1);
    }
    return Records.withReadings(ArticleTrial.of(scenario(PAUSE)).record(), readings);
  }

  private static Reading app(long millis, long cpuNanos, long completed, long sideDoorNanos) {
    return new Reading(
        Reading.APP,
        new ProcessReading(millis, cpuNanos, 0, 1, 0, 1),
        Optional.of(
            new Reading.Counters(
                completed,
                completed,
                completed,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new JvmReading(-1, -1, -1, -1, -1, -1, sideDoorNanos))),
        OptionalInt.empty());
  }

  private static Scenario scenario(Duration pause) {
    AppSettings settings =
        new AppSettings(10, 25, Duration.ofSeconds(90), Duration.ofSeconds(80))
            .with(AppSetting.SIDE_DOOR_READINGS, (double) A_SECOND)
            .with(AppSetting.SIDE_DOOR_PAUSES, pause);
    return ArticleTrial.scenario("a", Strategy.BLOCKING)
        .on(new Target.App(Strategy.BLOCKING, settings));
  }

  private static OptionalDouble ratio(TrialRecord record) {
    return ratio(record, METRIC);
  }

  private static OptionalDouble ratio(TrialRecord record, String metric) {
    return find(record, metric).orElseThrow().value();
  }

  private static Optional<Measurement> find(TrialRecord record, String metric) {
    return MeasurementExtractor.extract(record).stream()
        .filter(each -> each.metric().label().equals(metric))
        .findFirst();
  }
}
