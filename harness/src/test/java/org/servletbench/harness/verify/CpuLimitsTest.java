package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.metrics.GaugedTrial.IDLE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.GaugedTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

/** The trial asks for an open load; all gauges of the app say that nothing of its own is full. */
class CpuLimitsTest {
  private static final TrialRecord TRIAL =
      GaugedTrial.of(Strategy.BLOCKING, 0, IDLE, Map.of("tomcat-threads", "10"));
  private static final double RATE = TRIAL.scenario().open().orElseThrow().ratePerSecond();

  @Test
  void a_quota_that_holds_the_target_back_is_the_limit() {
    assertThat(limit(Map.of("throttled_share", 0.87, "app_cores_allowed", 0.1)))
        .isEqualTo("cpu-quota (held back at least 87 % of the time by a quota of 0.10 cores)");
  }

  @Test
  void a_quota_that_never_holds_back_is_none() {
    assertThat(limit(Map.of("throttled_share", 0.01, "app_cores_allowed", 1.5)))
        .isEqualTo("nothing");
  }

  @Test
  void all_that_an_affinity_allows_is_the_limit_though_other_cores_idle() {
    assertThat(
            limit(
                Map.of(
                    "cpu_cores_benchmark_app", 0.98,
                    "app_cores_allowed", 1.0,
                    "machine_busy_share", 0.5)))
        .isEqualTo("cpu (0.98 of the 1.00 cores that the target may use)");
  }

  @Test
  void one_busy_thread_of_many_is_the_limit_though_cores_idle() {
    assertThat(limit(Map.of("busiest_thread_share", 0.97, "cpu_cores_benchmark_app", 1.0)))
        .isEqualTo("one-thread (the target's busiest thread used 97 % of a core)");
  }

  @Test
  void who_serves_less_than_was_asked_for_was_never_limited_by_nothing() {
    Map<String, Double> slow =
        Map.of("ok", 38.0, "timeouts", 82.0, "cpu_cores_benchmark_app", 0.02);

    assertThat(limit(slow))
        .isEqualTo(
            "unknown (82 requests short; read: target 0.02 of ? cores, busiest thread ? %,"
                + " machine 30 % busy)");
  }

  @Test
  void answers_that_come_after_the_window_are_missing_in_it() {
    Map<String, Double> half =
        Map.of(
            "ok",
            1200.0,
            "goodput_rps",
            RATE / 2,
            "latency_p50_ms",
            9000.0,
            "latency_p90_ms",
            20000.0);

    assertThat(limit(half)).startsWith("unknown (");
  }

  @Test
  void answers_that_take_as_long_as_the_downstream_are_not_missing() {
    double delay = TRIAL.scenario().delayMillis();
    double window = TRIAL.scenario().load().duration().toMillis();
    double served = RATE * (window - delay) / window;

    assertThat(
            limit(
                Map.of(
                    "ok",
                    1200.0,
                    "goodput_rps",
                    served,
                    "latency_p50_ms",
                    delay,
                    "latency_p90_ms",
                    delay)))
        .isEqualTo("nothing");
  }

  @ParameterizedTest
  @CsvSource({"0.96, true", "0.94, false"})
  void completions_may_vary_by_five_percent(double share, boolean enough) {
    Map<String, Double> served =
        Map.of("ok", 1200.0, "goodput_rps", share * RATE * 59 / 60, "latency_p50_ms", 1000.0);

    assertThat(limit(served).equals("nothing")).isEqualTo(enough);
  }

  private static String limit(Map<String, Double> figures) {
    return LimitFinder.of(TRIAL, SoundFigures.with(figures)).toString();
  }
}
