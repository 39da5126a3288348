package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.theory.Prediction;

class PredictionsTest {
  @ParameterizedTest
  @CsvSource({
    // strategy, servers (-1: nothing is held), timeouts, waiting at the end
    "BLOCKING,           10, 10, 600",
    "ASYNC_BLOCKING,     25, 0,  0",
    "ASYNC_CONTEXT,      25, 0,  0",
    "ASYNC_NON_BLOCKING, -1, 0,  0",
    "VIRTUAL_THREADS,    -1, 0,  0"
  })
  void each_strategy_is_limited_by_its_own_pool(
      Strategy strategy, int servers, int timeouts, int waiting) {
    Scenario scenario = ArticleTrial.scenario("a", strategy);
    Prediction prediction = Predictions.expected(scenario).orElseThrow();

    assertThat(Predictions.servers(scenario).orElse(-1)).isEqualTo(servers);
    assertThat(prediction.timeouts()).isEqualTo(timeouts);
    assertThat(prediction.waitingAtWindowEnd()).isEqualTo(waiting);
  }

  @ParameterizedTest
  @CsvSource({"2", "5", "10"})
  void a_time_scale_changes_times_but_no_counts(double scale) {
    Scenario scenario = ArticleTrial.scenario("a", Strategy.BLOCKING);
    Prediction whole = Predictions.expected(scenario).orElseThrow();
    Prediction scaled = Predictions.expected(scenario.scaled(scale)).orElseThrow();

    assertThat(scaled.timeouts()).isEqualTo(whole.timeouts());
    assertThat(scaled.waitingAtWindowEnd()).isEqualTo(whole.waitingAtWindowEnd());
    assertThat(scaled.p50Seconds()).isEqualTo(whole.p50Seconds() / scale);
  }
}
