package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.theory.Prediction;

class MeasurementExtractorTest {
  private static final TrialRecord BLOCKING =
      ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING)).record();

  @ParameterizedTest
  @CsvSource({
    "planned,                      1200,     1",
    "sent,                         1200,     1",
    "ok,                           1190,     1",
    "read_timeout,                 10,       1",
    "timeouts,                     10,       1",
    "failed,                       0,        1",
    "dropped,                      0,        1",
    "timeout_share,                0.00833,  1",
    "ok_share,                     0.99167,  1",
    "latency_p50_ms,               30500,    ms",
    "latency_p90_ms,               54500,    ms",
    "latency_p99_ms,               60000,    ms",
    "latency_max_ms,               60000,    ms",
    "ok_latency_max_ms,            60000,    ms",
    "throughput_rps,               9.83333,  1/s",
    "goodput_rps,                  9.83333,  1/s",
    "arrival_lag_p99_ms,           0,        ms",
    "waiting_at_window_end,        600,      1",
    "drained_after_s,              120.5,    s",
    "downstream_calls_started,     1200,     1",
    "downstream_hits,              1200,     1",
    "downstream_in_flight_peak,    10,       1",
    "hold_time_count,              590,      1",
    "hold_time_mean_ms,            1000,     ms",
    "task_time_count,              0,        1",
    "service_time_ms,              1000,     ms",
    "cpu_us_per_request,           2000,     us",
    "context_switches_per_request, 5,        1",
    "threads_peak,                 40,       1",
    "threads_over_idle,            10,       1",
    "rss_peak_mib,                 207,      MiB",
    "cpu_cores_sleeping_service,   0.25,     1",
    "listen_overflows,             0,        1",
    "wake_up_floor_p99_ms,         0.5,      ms",
    "time_wait_after,              5,        1",
    "predicted_timeouts_from_own_service_time, 10, 1"
  })
  void the_articles_blocking_trial_gives_what_its_law_says(
      String metric, double value, String unit) {
    Measurement measurement = find(BLOCKING, metric);

    assertThat(measurement.value().orElseThrow()).isCloseTo(value, within(1e-5));
    assertThat(measurement.metric().unit().symbol()).isEqualTo(unit);
    assertThat(measurement.source()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"1000, 10", "1005, 30", "1010, 40", "1020, 60", "1050, 120", "1100, 210"})
  void measured_and_predicted_timeouts_agree_for_every_service_time(double service, int timeouts) {
    TrialRecord record = ArticleTrial.of(BLOCKING.scenario(), 1, service).record();

    assertThat(value(record, "timeouts")).isEqualTo(timeouts);
    assertThat(value(record, "predicted_timeouts_from_own_service_time")).isEqualTo(timeouts);
    Prediction theory = Predictions.of(record.scenario(), service).orElseThrow();
    assertThat(value(record, "latency_p50_ms")).isCloseTo(theory.p50Seconds() * 1000, within(1.0));
    assertThat(value(record, "waiting_at_window_end"))
        .isCloseTo(theory.waitingAtWindowEnd(), within(1.0));
  }

  @Test
  void the_count_at_the_end_of_the_window_is_taken_between_near_readings_or_not_at_all() {
    List<Reading> apart =
        BLOCKING.readings().stream()
            .filter(
                reading -> {
                  long at = reading.use().epochMillis() - ArticleTrial.ORIGIN;
                  return at <= 58_500 || at >= 60_500;
                })
            .toList();

    assertThat(value(BLOCKING, "waiting_at_window_end")).isEqualTo(600);
    assertThat(find(Records.withReadings(BLOCKING, apart), "waiting_at_window_end").value())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BLOCKING, 71", "BLOCKING, 250", "ASYNC_BLOCKING, 71", "ASYNC_BLOCKING, 250"})
  void a_reading_that_is_late_is_moved_to_the_end_of_the_window(Strategy strategy, long late) {
    TrialRecord record =
        ArticleTrial.of(ArticleTrial.scenario("a", strategy)).readLateMillis(late).record();

    assertThat(value(record, "waiting_at_window_end"))
        .isCloseTo(strategy == Strategy.BLOCKING ? 600 : 0, within(5.0)); // half a wave
  }

  @ParameterizedTest
  @CsvSource({
    "CALLABLE, not measured: nothing times the tasks of this executor",
    "WEB_ASYNC_TASK, not measured: nothing times the tasks of this executor",
    "VIRTUAL_THREADS, not measured: a request holds no thread while it waits"
  })
  void what_nobody_times_has_no_service_time_and_says_so(Strategy strategy, String source) {
    TrialRecord record = ArticleTrial.of(ArticleTrial.scenario("a", strategy)).record();

    assertThat(find(record, "service_time_ms").value()).isEmpty();
    assertThat(find(record, "service_time_ms").source()).isEqualTo(source);
    assertThat(MeasurementExtractor.extract(record))
        .noneMatch(row -> row.metric().label().startsWith("predicted"));
  }

  @Test
  void the_executors_task_time_is_the_service_time_of_async_blocking() {
    TrialRecord record =
        ArticleTrial.of(ArticleTrial.scenario("a", Strategy.ASYNC_BLOCKING), 1, 1004).record();

    assertThat(value(record, "service_time_ms")).isCloseTo(1004, within(0.01));
    assertThat(value(record, "hold_time_mean_ms")).isCloseTo(2, within(0.01));
    assertThat(value(record, "predicted_timeouts_from_own_service_time")).isZero();
  }

  @Test
  void what_was_not_measured_is_empty_and_not_nothing() {
    List<Reading> none = List.of();

    for (String metric :
        List.of(
            "cpu_us_per_request",
            "threads_peak",
            "threads_over_idle",
            "rss_peak_mib",
            "waiting_at_window_end",
            "drained_after_s")) {
      assertThat(find(Records.withReadings(BLOCKING, none), metric).value()).as(metric).isEmpty();
    }
    assertThat(find(BLOCKING, "task_time_mean_ms").value()).isEmpty();
    assertThat(find(BLOCKING, "task_time_p99_ms").value()).isEmpty();
  }

  @Test
  void growth_needs_readings_on_both_sides_of_the_window() {
    List<Reading> late =
        BLOCKING.readings().stream()
            .filter(reading -> reading.use().epochMillis() > ArticleTrial.ORIGIN)
            .toList();

    assertThat(find(Records.withReadings(BLOCKING, late), "cpu_us_per_request").value()).isEmpty();
    assertThat(find(Records.withReadings(BLOCKING, late), "threads_over_idle").value()).isEmpty();
    assertThat(value(Records.withReadings(BLOCKING, late), "threads_peak")).isEqualTo(40);
  }

  @Test
  void a_percentile_with_fewer_than_ten_requests_beyond_it_is_empty() {
    List<Request> few =
        Records.measured(BLOCKING).stream()
            .filter(request -> request.latencyMillis() < 10_000)
            .toList();
    TrialRecord record = withRequests(BLOCKING, few);

    assertThat(find(record, "latency_p90_ms").value()).isPresent();
    assertThat(find(record, "latency_p99_ms").value()).isEmpty();
    assertThat(value(record, "latency_max_ms")).isEqualTo(9500);
  }

  @Test
  void failures_have_no_latency_and_their_own_count() {
    List<Request> requests = new ArrayList<>(Records.measured(BLOCKING));
    requests.set(0, new Request(Phase.MEASURE, ArticleTrial.ORIGIN, 1, Outcome.HTTP_5XX));
    TrialRecord record = withRequests(BLOCKING, requests);

    assertThat(value(record, "http_5xx")).isEqualTo(1);
    assertThat(value(record, "failed")).isEqualTo(1);
    assertThat(value(record, "ok")).isEqualTo(1189);
    assertThat(value(record, "ok_latency_mean_ms")).isGreaterThan(1000);
    assertThat(value(record, "throughput_rps") - value(record, "goodput_rps"))
        .isCloseTo(1 / 60.0, within(1e-9));
  }

  @Test
  void an_arrival_behind_its_slot_is_a_lag() {
    List<Request> requests = new ArrayList<>();
    for (Request request : Records.measured(BLOCKING)) {
      boolean first = requests.isEmpty();
      requests.add(
          new Request(
              Phase.MEASURE,
              request.startMillis() + (first ? 0 : 40),
              request.latencyMillis(),
              request.outcome()));
    }
    assertThat(value(withRequests(BLOCKING, requests), "arrival_lag_p50_ms")).isEqualTo(40);
  }

  @Test
  void a_trial_that_sent_nothing_has_no_figures() {
    assertThat(MeasurementExtractor.extract(withRequests(BLOCKING, List.of()))).isEmpty();
  }

  private static double value(TrialRecord record, String metric) {
    OptionalDouble value = find(record, metric).value();
    assertThat(value).as(metric).isPresent();
    return value.getAsDouble();
  }

  private static Measurement find(TrialRecord record, String metric) {
    return MeasurementExtractor.extract(record).stream()
        .filter(measurement -> measurement.metric().label().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + metric));
  }

  private static TrialRecord withRequests(TrialRecord record, List<Request> requests) {
    return new TrialRecord(
        1,
        1,
        record.scenario(),
        new Recording.Requests(requests),
        record.readings(),
        Optional.empty(),
        List.of());
  }
}
