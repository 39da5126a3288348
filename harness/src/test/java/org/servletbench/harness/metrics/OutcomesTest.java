package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TrialRecord;

/** Of 100 arrivals 90 are good; each way not to be good has another number, and its own time. */
class OutcomesTest {
  private static final TrialRecord RECORD =
      SecondsTrial.of(Load.Open.even(100, Duration.ofSeconds(1), Duration.ofSeconds(1)))
          .second(
              0,
              Map.of(
                  "sent", 96,
                  "completed", 100,
                  "ok", 90,
                  "http_5xx", 1,
                  "connect_timeout", 2,
                  "read_timeout", 3,
                  "dropped", 4),
              Map.of(
                  "ok.felt", Encoded.millis(45, 10, 15),
                  "http_5xx.felt", Encoded.millis(1, 2),
                  "connect_timeout.felt", Encoded.millis(2, 1000),
                  "read_timeout.felt", Encoded.millis(3, 1000),
                  "dropped.felt", Encoded.millis(4, 5000)))
          .record();

  @ParameterizedTest
  @CsvSource({
    "ok,              90",
    "timeouts,        5", // of either kind
    "failed,          1", // neither timeouts nor dropped ones
    "dropped,         4",
    "ok_share,        0.9",
    "timeout_share,   0.05",
    "throughput_rps,  96", // a dropped one was never served
    "goodput_rps,     90",
    "latency_max_ms,  1000", // nor does it have a latency
    "latency_mean_ms, 63.823", // (45 x 10 + 45 x 15 + 2 + 5 x 1000) / 96
    "latency_slow_share, 0.0521", // the five timeouts, beyond twice the median
    "ok_latency_max_ms, 15"
  })
  void each_outcome_counts_where_it_belongs(String metric, double value) {
    assertThat(
            MeasurementExtractor.extract(RECORD).stream()
                .filter(it -> it.metric().label().equals(metric))
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow())
        .isCloseTo(value, within(value / 1000));
  }
}
