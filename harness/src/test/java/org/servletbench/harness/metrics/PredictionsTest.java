package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Stability;

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
  @CsvSource({
    // strategy, client-connections, servers (-1: nothing is held), whether the pool times a request
    "ASYNC_NON_BLOCKING, 10, 10, false",
    "ASYNC_NON_BLOCKING, 0,  -1, false",
    "VIRTUAL_THREADS,    12, 12, false",
    "BLOCKING,           4,  4,  false",
    "BLOCKING,           10, 10, true",
    "ASYNC_BLOCKING,     40, 25, true"
  })
  void no_more_are_served_at_once_than_there_are_connections(
      Strategy strategy, int connections, int servers, boolean timed) {
    Scenario scenario = connected(strategy, connections, Duration.ofSeconds(80));
    Measurement service =
        MeasurementExtractor.extract(ArticleTrial.of(scenario).record()).stream()
            .filter(row -> row.metric().label().equals("service_time_ms"))
            .findFirst()
            .orElseThrow();

    assertThat(Predictions.servers(scenario).orElse(-1)).isEqualTo(servers);
    assertThat(Predictions.expected(scenario).orElseThrow().queue().servers().orElse(-1))
        .isEqualTo(servers);
    assertThat(service.value().isPresent()).as(service.source()).isEqualTo(timed);
    assertThat(service.source().contains("app.client-connections"))
        .isEqualTo(!timed && connections > 0);
  }

  @Test
  void an_app_that_gives_up_waiting_for_a_connection_is_no_subject_of_the_law() {
    Duration minute = Duration.ofSeconds(60);

    assertThat(Predictions.of(connected(Strategy.BLOCKING, 4, minute), 1000)).isPresent();
    assertThat(Predictions.of(connected(Strategy.BLOCKING, 4, minute.minusMillis(1)), 1000))
        .isEmpty();
    assertThat(Predictions.of(connected(Strategy.BLOCKING, 10, minute.minusMillis(1)), 1000))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({"20, PT48H, PT1M", "2000, PT2H, PT1M", "20, PT1M, PT25H"})
  void what_is_too_much_to_compute_has_no_prediction(
      double rate, Duration window, Duration timeout) {
    Scenario scenario = ArticleTrial.loaded(Load.Open.even(rate, window, timeout));

    assertThat(Predictions.expected(scenario)).isEmpty();
    assertThat(Predictions.of(scenario, 1000)).isEmpty();
    assertThat(Predictions.stability(scenario)).contains(Stability.OVERLOADED);
  }

  private static Scenario connected(Strategy strategy, int connections, Duration downstream) {
    return ArticleTrial.scenario("a", strategy)
        .on(
            new Target.App(
                strategy,
                ArticleTrial.settings(25)
                    .with(AppSetting.CLIENT_CONNECTIONS, connections)
                    .with(AppSetting.DOWNSTREAM_TIMEOUT, downstream)));
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
