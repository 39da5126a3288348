package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Needs;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy.LimitingPool;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Stability;

/** Checks what the law knows of carriers that wait inside synchronized. */
class PinnedCarriersTest {
  @ParameterizedTest
  @CsvSource({
    "21,             2, CARRIERS",
    "21.0.8+9-LTS,   2, CARRIERS",
    "23,             9, CARRIERS",
    "24,             2, NONE",
    "25.0.3+9-LTS,   2, NONE",
    "25,             0, NONE",
    "21,             0, UNKNOWN",
    "'',             2, UNKNOWN",
    "/opt/jdk/21,    2, UNKNOWN",
    "../21,          2, UNKNOWN"
  })
  void they_are_held_up_to_JDK_23_as_far_as_the_suite_tells(
      String jdk, int carriers, LimitingPool pool) {
    Scenario scenario = PinnedTrial.scenario(jdk, carriers);

    assertThat(scenario.app().orElseThrow().limitingPool()).isEqualTo(pool);
    assertThat(Predictions.servers(scenario).orElse(0))
        .isEqualTo(pool == LimitingPool.CARRIERS ? carriers : 0);
  }

  @Test
  void on_JDK_21_two_carriers_serve_20_a_second_and_on_25_all_100() {
    Scenario pinned = PinnedTrial.scenario("21", 2);
    Prediction held = Predictions.expected(pinned).orElseThrow();
    Prediction free = Predictions.expected(PinnedTrial.scenario("25", 2)).orElseThrow();

    assertThat(held.queue().stability()).isEqualTo(Stability.OVERLOADED);
    assertThat(held.throughputRps()).isEqualTo(19.6, within(0.01));
    assertThat(held.drainedAtSeconds()).isEqualTo(25, within(0.1));
    assertThat(held.timeouts()).as("within 30 s").isZero();
    assertThat(free.queue().stability()).isEqualTo(Stability.STABLE);
    assertThat(free.throughputRps()).isEqualTo(98, within(0.5));
    assertThat(Needs.of(pinned).calls()).isEqualTo(2);
    assertThat(Needs.of(pinned).appThreads()).isEqualTo(2);
  }

  @Test
  void a_pool_that_the_suite_does_not_tell_is_no_subject_of_the_law() {
    Scenario unknown = PinnedTrial.scenario("", 2);

    assertThat(Predictions.expected(unknown)).isEmpty();
    assertThat(Predictions.of(unknown, 100)).isEmpty();
    assertThat(Predictions.stability(unknown)).isEmpty();
    assertThat(row(unknown, "service_time_ms").orElseThrow().value()).isEmpty();
    assertThat(row(unknown, "service_time_ms").orElseThrow().source()).contains("app.jvm");
    assertThat(row(unknown, "predicted_throughput_rps_from_own_service_time")).isEmpty();
  }

  @Test
  void a_trial_measures_its_service_time_as_the_hold_time() {
    Scenario pinned = PinnedTrial.scenario("21", 2);

    assertThat(value(pinned, "service_time_ms")).hasValueCloseTo(100.0, within(0.5));
    assertThat(value(pinned, "predicted_throughput_rps_from_own_service_time"))
        .hasValueCloseTo(19.6, within(0.1));
    assertThat(value(PinnedTrial.scenario("25", 2), "service_time_ms")).isEmpty();
  }

  private static OptionalDouble value(Scenario scenario, String metric) {
    return row(scenario, metric).map(Measurement::value).orElse(OptionalDouble.empty());
  }

  private static Optional<Measurement> row(Scenario scenario, String metric) {
    return MeasurementExtractor.extract(ArticleTrial.of(scenario).record()).stream()
        .filter(measurement -> measurement.metric().label().equals(metric))
        .findFirst();
  }
}
