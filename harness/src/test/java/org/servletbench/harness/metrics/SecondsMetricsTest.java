package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.TrialRecord;

class SecondsMetricsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** 20/s for 3 s; one arrival is dropped, one answer is an error, two never come. */
  private static final TrialRecord RECORD =
      SecondsTrial.of(Load.Open.even(20, Duration.ofSeconds(3), TIMEOUT))
          .second(
              -1,
              Map.of("sent", 30, "completed", 30, "ok", 30, "in_flight", 99),
              Map.of("ok.felt", Encoded.millis(30, 5000), "lag", Encoded.millis(30, 700)))
          .second(
              0,
              Map.of(
                  "sent", 20, "completed", 10, "ok", 10, "in_flight", 10, "connections_opened", 7),
              Map.of(
                  "ok.felt", Encoded.millis(10, 100),
                  "ok.served", Encoded.millis(10, 90),
                  "connect", Encoded.millis(1, 3, 4),
                  "lag", Encoded.millis(20, 0.5)))
          .second(
              1,
              Map.of("sent", 20, "completed", 20, "ok", 19, "http_5xx", 1, "reused", 20),
              Map.of(
                  "ok.felt", Encoded.millis(19, 200),
                  "ok.served", Encoded.millis(19, 150),
                  "http_5xx.felt", Encoded.millis(1, 1),
                  "http_5xx.served", Encoded.millis(1, 1),
                  "lag", Encoded.millis(20, 1)))
          .second(
              2,
              Map.of("sent", 19, "completed", 18, "ok", 17, "dropped", 1, "waited", 4),
              Map.of(
                  "ok.felt", Encoded.millis(17, 300),
                  "ok.served", Encoded.millis(17, 250),
                  "wait", Encoded.millis(2, 20, 50),
                  "lag", Encoded.millis(20, 8)))
          .second(
              3,
              Map.of("completed", 12, "ok", 10, "read_timeout", 2, "in_flight", 12),
              Map.of(
                  "ok.felt", Encoded.millis(10, 400),
                  "ok.served", Encoded.millis(10, 350),
                  "read_timeout.felt", Encoded.millis(2, 1000),
                  "read_timeout.served", Encoded.millis(2, 900),
                  "lag", Encoded.millis(1, 500)))
          .total("cpu-ns", 1_500_000_000L)
          .total("allocated-bytes", 6000)
          .total("gc-ms", 7)
          .total("rss-peak-kib", 2048)
          .total("port-shortages", 2)
          .record();

  @ParameterizedTest
  @CsvSource({
    "planned,                  60,      1",
    "sent,                     59,      1",
    "completed,                60,      1",
    "ok,                       56,      1",
    "http_5xx,                 1,       1",
    "read_timeout,             2,       1",
    "dropped,                  1,       1",
    "timeouts,                 2,       1",
    "failed,                   1,       1",
    "ok_share,                 0.93333, 1",
    "timeout_share,            0.03333, 1",
    "latency_p50_ms,           200,     ms",
    "latency_max_ms,           1000,    ms",
    "latency_mean_ms,          269.508, ms",
    "http_5xx_latency_max_ms,  1,       ms",
    "ok_latency_p50_ms,        200,     ms",
    "ok_latency_max_ms,        400,     ms",
    "ok_latency_mean_ms,       248.214, ms",
    "served_p50_ms,            150,     ms",
    "served_max_ms,            900,     ms",
    "served_mean_ms,           225.441, ms",
    "throughput_rps,           15.6667, 1/s",
    "goodput_rps,              15.3333, 1/s",
    "sent_rps,                 19.6667, 1/s",
    "arrival_lag_p50_ms,       1,       ms",
    "arrival_lag_max_ms,       8,       ms",
    "connect_max_ms,           4,       ms",
    "connection_wait_max_ms,   50,      ms",
    "waited,                   4,       1",
    "connections_opened,       7,       1",
    "connections_reused,       20,      1",
    "client_in_flight_peak,    12,      1",
    "generator_cpu_cores,      0.5,     1",
    "generator_cpu_us_per_request, 31914.9, us",
    "generator_allocated_bytes_per_request, 127.66, B",
    "generator_gc_ms,          7,       ms",
    "generator_rss_peak_mib,   2,       MiB",
    "port_shortages,           2,       1"
  })
  void latency_counts_from_the_slot_and_rates_from_whole_seconds(
      String metric, double value, String unit) {
    Measurement measurement = find(RECORD, metric).orElseThrow();

    assertThat(measurement.value().orElseThrow()).isCloseTo(value, withPercentage(0.1));
    assertThat(measurement.metric().unit().symbol()).isEqualTo(unit);
    assertThat(measurement.source()).isNotBlank();
  }

  /** A gate cannot wait for a thousand arrivals: all lags are known, they are no sample. */
  @ParameterizedTest
  @CsvSource({
    "arrival_lag_p99_ms, 8.0",
    "arrival_lag_p99_typical_ms, 1.0",
    "arrival_lag_first_second_p99_ms, 0.5"
  })
  void a_lag_is_told_however_few_arrivals_there_are(String metric, double millis) {
    assertThat(find(RECORD, metric).orElseThrow().value().orElseThrow())
        .isCloseTo(millis, withPercentage(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"latency_p90_ms", "latency_p999_ms", "generator_jit_ms"})
  void what_the_driver_does_not_say_or_has_too_few_of_is_empty(String metric) {
    assertThat(find(RECORD, metric).orElseThrow().value()).isEmpty();
  }

  @Test
  void the_first_seconds_lag_and_that_of_a_typical_second_stand_beside_that_of_all() {
    SecondsTrial trial = SecondsTrial.of(SecondsTrial.OPEN);
    double[] late = {30, 2, 1};
    for (int second = 0; second < late.length; second++) {
      Histogram lag = new Histogram(3);
      lag.recordValueWithCount(100_000, 1900);
      lag.recordValueWithCount(Math.round(late[second] * 1e6), 100);
      trial.second(second, Map.of("sent", 2000), Map.of("lag", Encoded.of(lag)));
    }
    TrialRecord record = trial.record();

    assertThat(value(record, "arrival_lag_p99_ms")).isCloseTo(30, withPercentage(0.1));
    assertThat(value(record, "arrival_lag_first_second_p99_ms")).isCloseTo(30, withPercentage(0.1));
    assertThat(value(record, "arrival_lag_p99_typical_ms")).isCloseTo(2, withPercentage(0.1));
  }

  @Test
  void stale_connections_are_counted_apart_or_not_at_all() {
    Load load = Load.Open.even(20, Duration.ofSeconds(1), TIMEOUT);
    Map<String, Integer> counts = Map.of("completed", 20, "ok", 16, "reset", 1);
    Map<String, Integer> apart = new java.util.TreeMap<>(counts);
    apart.put("stale_connection", 3);

    TrialRecord told = SecondsTrial.of(load).second(0, apart, Map.of()).record();
    TrialRecord before = SecondsTrial.of(load).second(0, counts, Map.of()).record();

    assertThat(find(told, "stale_connection").orElseThrow().value()).hasValue(3);
    assertThat(find(told, "reset").orElseThrow().value()).hasValue(1);
    assertThat(find(told, "failed").orElseThrow().value()).hasValue(4);
    assertThat(find(before, "stale_connection").orElseThrow().value()).isEmpty();
  }

  /** 12 open before, 5 + 3 opened, 9 open at the end of the window: 11 ended in it. */
  @Test
  void a_connection_that_was_opened_is_open_at_the_end_or_has_ended() {
    TrialRecord record =
        SecondsTrial.of(Load.Open.even(20, Duration.ofSeconds(2), TIMEOUT))
            .second(-2, connections(12, 90), Map.of())
            .second(-1, connections(0, 12), Map.of())
            .second(0, connections(5, 17), Map.of())
            .second(1, connections(3, 9), Map.of())
            .second(2, connections(40, 0), Map.of())
            .record();

    assertThat(value(record, "connections_closed")).isEqualTo(11);
    assertThat(find(RECORD, "connections_closed").orElseThrow().value())
        .as("not told by its file")
        .isEmpty();
  }

  private static Map<String, Integer> connections(int opened, int open) {
    return Map.of("connections_opened", opened, "connections_open", open);
  }

  @Test
  void the_time_to_connect_has_a_median_where_each_request_connects() {
    ClientSettings kept = ClientSettings.DEFAULT;
    ClientSettings closing =
        new ClientSettings(
            0,
            kept.maxInFlight(),
            kept.overload(),
            1,
            kept.localAddresses(),
            kept.pacing(),
            kept.core());
    TrialRecord record =
        SecondsTrial.of(SecondsTrial.scenario(Driver.OPEN_LOOP, SecondsTrial.OPEN, closing))
            .second(0, Map.of("sent", 100), Map.of("connect", Encoded.millis(100, 0.2)))
            .second(1, Map.of("sent", 30), Map.of("connect", Encoded.millis(30, 5)))
            .record();

    assertThat(value(record, "connect_p50_ms")).isCloseTo(0.2, withPercentage(0.1));
    assertThat(find(RECORD, "connect_p50_ms")).as("connections are kept").isEmpty();
  }

  @Test
  void a_warm_up_alone_measures_nothing() {
    TrialRecord record =
        SecondsTrial.of(SecondsTrial.OPEN).second(-1, Map.of("sent", 30), Map.of()).record();

    assertThat(MeasurementExtractor.extract(record)).isEmpty();
  }

  static double value(TrialRecord record, String metric) {
    return find(record, metric).orElseThrow().value().orElseThrow();
  }

  static Optional<Measurement> find(TrialRecord record, String metric) {
    List<Measurement> found =
        MeasurementExtractor.extract(record).stream()
            .filter(measurement -> measurement.metric().label().equals(metric))
            .toList();
    assertThat(found).as(metric).hasSizeLessThan(2);
    return found.stream().findFirst();
  }
}
