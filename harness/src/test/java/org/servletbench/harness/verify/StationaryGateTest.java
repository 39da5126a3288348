package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.catalogue.Catalogue;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Encoded;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;

/** Checks windows of 10 s whose first half is not like their second. */
class StationaryGateTest {
  private static final int HALF = 5;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // median in each half, ms | CPU in each half, us a request | reason
        "15   | 15   | 900 | 900  |",
        "20   | 16.8 | 900 | 900  |",
        "15   | 19.5 | 900 | 900  | the median latency was 15.0 ms in its first half and 19.5 in"
            + " its second; the target or the machine slowed down: see what else ran then",
        "19.5 | 15   | 900 | 900  | the median latency was 19.5 ms in its first half and 15.0 in"
            + " its second; raise warm-up.settle",
        "15   | 15   | 900 | 1170 | a request took 900 us of CPU in its first half and 1170 in its"
            + " second; the target or the machine slowed down: see what else ran then",
        "15   | 15   | 1000 | 840 |",
        // one collection more is 20 ms over 500 requests
        "15   | 15   | 100 | 139  |",
        "15   | 15   | 100 | 141  | a request took 100 us of CPU in its first half and 141 in its"
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
    assertThat(reasons(cold(trial(100, 25, 15, 900, 900)))).isEmpty();
    assertThat(reasons(cold(trial(100, 15, 25, 900, 900)))).hasSize(1);
  }

  private static TrialRecord cold(TrialRecord record) {
    return Records.withScenario(record, scenario(SecondsTrial.OPEN, 0));
  }

  private static Scenario scenario(Load load, int settle) {
    Scenario own = SecondsTrial.scenario(Driver.OPEN_LOOP, load, ClientSettings.DEFAULT);
    return new Scenario(
        own.name(),
        own.target(),
        own.driver(),
        load,
        own.client(),
        own.warmUp().settling(Duration.ofSeconds(settle)),
        own.delay(),
        own.pairedWith());
  }

  /** The target is slow for 3 s under the measured load, and then answers at once. */
  @Test
  void what_comes_before_the_window_is_a_result_of_its_own() {
    SecondsTrial trial = SecondsTrial.of(scenario(SecondsTrial.OPEN, 9)).settling(9);
    for (int second = -9; second < 10; second++) {
      second(trial, second, 200, second < -6 ? 40 : 15, Map.of("ok_earlier", 0));
    }
    List<Measurement> rows =
        MeasurementExtractor.extract(
            Records.withReadings(trial.total("planned", 2000).record(), readings(900, 900)));

    assertThat(value(rows, "settled_after_s")).hasValue(2); // one odd second is let pass
    assertThat(value(rows, "transient_latency_p99_ms")).isEmpty();
    assertThat(value(rows, "latency_max_ms").getAsDouble()).isCloseTo(15, withPercentage(0.1));
    assertThat(value(rows, "planned")).hasValue(2000);
    assertThat(value(rows, "completed")).hasValue(2000);
  }

  /** 100/s at 200 ms: MEASURE begins with 20 in flight, and ends with 20. */
  @Test
  void what_was_sent_before_the_window_and_ends_in_it_is_work_but_no_request_of_it() {
    SecondsTrial trial = SecondsTrial.of(scenario(SecondsTrial.OPEN, 9)).settling(9);
    second(
        trial,
        0,
        100,
        15,
        Map.of("completed", 80, "ok", 80, "completed_earlier", 20, "ok_earlier", 19));
    for (int second = 1; second < 10; second++) {
      second(trial, second, 100, 15, Map.of());
    }
    trial.second(10, Map.of("completed", 20, "ok", 20), Map.of("ok.felt", Encoded.millis(20, 15)));
    List<Measurement> rows = MeasurementExtractor.extract(trial.total("planned", 1000).record());

    assertThat(value(rows, "completed")).hasValue(1000);
    assertThat(value(rows, "throughput_rps")).hasValue(100);
    assertThat(value(rows, "goodput_rps")).hasValue(99.9);
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

  private static SecondsTrial seconds(
      int rate, double first, double second, Map<String, Integer> counts) {
    SecondsTrial trial = SecondsTrial.of(scenario(SecondsTrial.OPEN, 9));
    for (int at = 0; at < 2 * HALF; at++) {
      second(trial, at, rate, at < HALF ? first : second, counts);
    }
    return trial;
  }

  private static void second(
      SecondsTrial trial, int at, int rate, double millis, Map<String, Integer> other) {
    Map<String, Integer> counts = new HashMap<>();
    counts.putAll(Map.of("offered", rate, "sent", rate, "completed", rate, "ok", rate));
    counts.put("ok_felt_p50_us", (int) (millis * 1000));
    counts.put("ok_felt_p99_us", (int) (millis * 1000));
    counts.putAll(other);
    trial.second(
        at,
        counts,
        Map.of(
            "ok.felt", Encoded.millis(rate, millis),
            "ok.served", Encoded.millis(rate, millis),
            "lag", Encoded.millis(rate, 0.1)));
  }

  /** At 2,000/s two in a hundred are slow: in the first half more so than in the second. */
  private static TrialRecord tail(int rate) {
    Load load = Load.Open.even(rate, Duration.ofSeconds(10), Duration.ofSeconds(2));
    SecondsTrial trial = SecondsTrial.of(scenario(load, 9)).settling(0);
    for (int at = 0; at < 2 * HALF; at++) {
      Histogram felt = new Histogram(3);
      felt.recordValueWithCount(1_050_000_000L, rate - rate / 50);
      felt.recordValueWithCount(at < HALF ? 1_712_000_000L : 1_080_000_000L, rate / 50);
      trial.second(
          at,
          Map.of("offered", rate, "sent", rate, "completed", rate, "ok", rate),
          Map.of("ok.felt", Encoded.of(felt), "ok.served", Encoded.of(felt)));
    }
    return trial.record();
  }

  /** Of a target that takes so much CPU time for each of 100 requests a second. */
  private static List<Reading> readings(double first, double second) {
    List<Reading> readings = new ArrayList<>();
    double nanos = 0;
    for (int at = -20; at <= 2 * HALF; at++) {
      readings.add(
          new Reading(
              Reading.APP,
              new ProcessReading(ArticleTrial.ORIGIN + at * 1000L, Math.round(nanos), 0, 2, 0, 0),
              Optional.empty(),
              OptionalInt.empty()));
      nanos += 100 * 1000 * (at < HALF ? first : second);
    }
    return readings;
  }

  private static List<String> reasons(TrialRecord record) {
    return Gatekeeper.check(record, MeasurementExtractor.extract(record)).reasons().stream()
        .filter(reason -> reason.startsWith("the window"))
        .toList();
  }

  private static OptionalDouble value(List<Measurement> rows, String metric) {
    return rows.stream()
        .filter(row -> row.metric().equals(Catalogue.named(metric)))
        .map(Measurement::value)
        .findFirst()
        .orElseThrow();
  }
}
