package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.verify.CourseTrial.course;
import static org.servletbench.harness.verify.CourseTrial.readings;
import static org.servletbench.harness.verify.CourseTrial.scenario;
import static org.servletbench.harness.verify.CourseTrial.second;
import static org.servletbench.harness.verify.CourseTrial.seconds;
import static org.servletbench.harness.verify.CourseTrial.tail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.metrics.WindowHalves;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TrialRecord;

/** Checks windows of 10 s whose first half is not like their second. */
class StationaryGateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // median in each half, ms | CPU in each half, us a request | reason
        "15   | 15   | 900 | 900  |",
        "16.7 | 16   | 900 | 900  |",
        "15   | 19.5 | 900 | 900  | the median latency was 15.0 ms in its first half and 19.5 in"
            + " its second; the target or the machine slowed down: see what else ran then",
        "19.5 | 15   | 900 | 900  | the median latency was 19.5 ms in its first half and 15.0 in"
            + " its second; raise warm-up.settle",
        "15   | 15   | 900 | 1260 | a request took 900 us of CPU in its first half and 1260 in its"
            + " second; the target or the machine slowed down: see what else ran then",
        "15   | 15   | 1000 | 840 |",
        // the means of 500 requests and of 500 others differ by 38 % at most
        "15   | 15   | 100 | 137  |",
        "15   | 15   | 100 | 138  | a request took 100 us of CPU in its first half and 138 in its"
            + " second; the target or the machine slowed down: see what else ran then",
      })
  void a_window_that_changes_half_way_is_no_window(
      double first, double second, double firstCpu, double secondCpu, String reason) {
    TrialRecord record = trial(100, first, second, firstCpu, secondCpu);

    assertThat(reasons(record))
        .isEqualTo(reason == null ? List.of() : List.of("the window was not steady: " + reason));
  }

  /** A hundred requests lie beyond p99 of 10,000; of fewer it is not compared. */
  @Test
  void a_tail_that_changes_alone_is_found_where_there_are_requests_enough() {
    assertThat(reasons(tail(2050)))
        .containsExactly(
            "the window was not steady: p99 was 1712 ms in its first half and 1080 in its second;"
                + " raise warm-up.settle");
    assertThat(reasons(tail(1900))).isEmpty();
  }

  /** Each second is a little faster than the one before it, as of a target that still compiles. */
  @Test
  void a_target_that_gets_faster_all_along_is_found() {
    assertThat(reasons(course(30, 29, 28, 27, 26, 25, 24, 23, 22, 21)))
        .containsExactly(
            "the window was not steady: the median latency was 28.0 ms in its first half and 23.0"
                + " in its second; raise warm-up.settle");
  }

  @Test
  void seconds_that_go_up_and_down_are_no_course() {
    assertThat(reasons(course(20, 30, 20, 30, 30, 20, 30, 20, 20, 30))).isEmpty();
    assertThat(reasons(course(20, 20, 20, 90, 20, 20, 20, 20, 20, 20))).isEmpty();
  }

  /**
   * Twenty requests a half are the fewest with a median, and without one of its seconds a half has
   * fewer. The four medians of what is left are 30, 30, 20 and 20, and likewise 35 and 25.
   */
  @Test
  void a_few_requests_that_scatter_are_no_course() {
    Load load = Load.Open.even(5, Duration.ofSeconds(8), Duration.ofSeconds(2));
    SecondsTrial trial = SecondsTrial.of(scenario(load, 9)).settling(0);
    double[] medians = {10, 20, 30, 40, 15, 25, 35, 45};
    for (int at = 0; at < medians.length; at++) {
      second(trial, at, 5, medians[at], Map.of());
    }
    WindowHalves.Change change =
        WindowHalves.of(trial.record()).orElseThrow().median().orElseThrow();

    assertThat(change.first()).isCloseTo(20, within(0.1));
    assertThat(change.second()).isCloseTo(25, within(0.1));
    assertThat(change.error()).as("root of 3/4 x 8 x 5^2").isCloseTo(12.25, within(0.1));
    assertThat(reasons(trial.record())).isEmpty();
  }

  /** As of clients that wait for one turn or for two: 51 of 100 in the first half, then 49. */
  @Test
  void a_median_on_the_edge_of_two_sizes_of_latency_is_no_course() {
    assertThat(reasons(tail(100, at -> at < 5 ? 0.49 : 0.51))).isEmpty();
    assertThat(reasons(tail(100, at -> at < 5 ? 0.35 : 0.65))).hasSize(1);
  }

  /** The pause makes a tenth of one second's requests slow, which are 2 % of that half. */
  @Test
  void a_single_pause_is_no_course_of_the_tail() {
    assertThat(reasons(tail(2050, at -> at == 2 ? 0.1 : 0))).isEmpty();
  }

  @Test
  void with_thousands_of_requests_a_sixth_more_cpu_time_is_found() {
    assertThat(reasons(trial(1000, 15, 15, 900, 1020))).isEmpty();
    assertThat(reasons(trial(1000, 15, 15, 900, 1050))).hasSize(1);
  }

  @Test
  void a_single_second_of_much_work_such_as_a_collection_is_no_course_of_cpu_time() {
    TrialRecord record = trial(1000, 15, 15, 100, 100);
    assertThat(reasons(Records.withReadings(record, readings(at -> at == 7 ? 1000 : 100))))
        .isEmpty();
    assertThat(reasons(Records.withReadings(record, readings(at -> at >= 5 ? 1000 : 100))))
        .hasSize(1);
  }

  @Test
  void runs_from_before_there_was_such_a_gate_have_no_halves() {
    TrialRecord record = seconds(100, 15, 25, Map.of()).record();

    assertThat(reasons(record)).isEmpty();
    assertThat(MeasurementExtractor.extract(record))
        .extracting(row -> row.metric().label())
        .noneMatch(label -> label.contains("_half"));
  }

  @Test
  void requests_that_pile_up_all_along_and_rates_that_change_are_measured_for_their_course() {
    TrialRecord record = trial(100, 15, 25, 900, 900);
    assertThat(reasons(record)).hasSize(1);

    TrialRecord piling = trial(100, 15, 25, 900, 900, Map.of("sent", 103));
    assertThat(reasons(piling)).isEmpty();
    Load ramp =
        new Load.Open(new Arrivals.Ramp(50, 150), Duration.ofSeconds(10), Duration.ofSeconds(2));
    assertThat(
            reasons(
                Records.withScenario(
                    record, SecondsTrial.of(scenario(ramp, 0)).record().scenario())))
        .isEmpty();
  }

  /** A suite may measure a target that is still cold, as the article does. */
  @Test
  void a_window_that_was_to_begin_cold_may_get_faster_and_not_slower() {
    assertThat(reasons(settled(0, trial(100, 25, 15, 900, 900)))).isEmpty();
    assertThat(reasons(settled(0, trial(100, 15, 25, 900, 900)))).hasSize(1);
  }

  /** In less than 6 s nobody sees whether a target has settled. */
  @Test
  void a_window_begins_cold_unless_there_was_time_to_see_the_target_settle() {
    assertThat(reasons(settled(5, trial(100, 25, 15, 900, 900)))).isEmpty();
    assertThat(reasons(settled(6, trial(100, 25, 15, 900, 900)))).hasSize(1);
  }

  private static TrialRecord trial(
      int rate, double first, double second, double firstCpu, double secondCpu) {
    return trial(rate, first, second, firstCpu, secondCpu, Map.of());
  }

  private static TrialRecord trial(
      int rate,
      double first,
      double second,
      double firstCpu,
      double secondCpu,
      Map<String, Integer> counts) {
    return Records.withReadings(
        seconds(rate, first, second, counts).settling(0).record(), readings(firstCpu, secondCpu));
  }

  private static TrialRecord settled(int atMost, TrialRecord record) {
    return Records.withScenario(record, scenario(SecondsTrial.OPEN, atMost));
  }

  private static List<String> reasons(TrialRecord record) {
    return Gatekeeper.check(record, MeasurementExtractor.extract(record)).reasons().stream()
        .filter(reason -> reason.startsWith("the window"))
        .toList();
  }
}
