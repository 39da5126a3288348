package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;

/**
 * Checks which scenarios settle first, by their settings alone: 10 Tomcat threads, 25 others, 1 s.
 */
class AsMeasuredTest {
  @ParameterizedTest
  @CsvSource({
    "BLOCKING,           9,  15",
    "BLOCKING,           10, 15",
    "BLOCKING,           11, 0",
    "ASYNC_BLOCKING,     20, 15",
    "ASYNC_BLOCKING,     26, 0",
    "ASYNC_NON_BLOCKING, 999, 15"
  })
  void a_pool_that_cannot_carry_the_load_is_measured_from_empty(
      Strategy strategy, double rate, int seconds) {
    Duration second = Duration.ofSeconds(1);
    Scenario scenario = settling(strategy, Load.Open.even(rate, second.multipliedBy(60), second));

    assertThat(Predictions.asMeasured(scenario).warmUp().settle())
        .isEqualTo(second.multipliedBy(seconds));
    Scenario closed =
        settling(
            strategy,
            new Load.Closed(
                (int) rate, Duration.ZERO, Duration.ZERO, Duration.ZERO, second, second));
    assertThat(Predictions.asMeasured(closed)).as("clients wait for answers").isEqualTo(closed);
  }

  /** Of 20 requests in flight; the pool has 8 threads unless the suite says otherwise. */
  @ParameterizedTest
  @CsvSource({
    "max-size=50,       0",
    "core-size=8,       0",
    "core-size=50,      15",
    "coreSize=50,       15",
    "CORE_SIZE=50,      15",
    "queue-capacity=5,  15",
    "queueCapacity=5,   15"
  })
  void the_pool_of_callable_is_read_in_any_spelling_and_unknown_with_a_bounded_queue(
      String property, int seconds) {
    String[] parts = property.split("=");
    Scenario scenario =
        settling(
                Strategy.CALLABLE,
                Load.Open.even(20, Duration.ofSeconds(60), Duration.ofSeconds(60)))
            .on(
                new Target.App(
                    Strategy.CALLABLE,
                    ArticleTrial.settings(25)
                        .with(
                            new AppVariant(
                                AppVariant.Runtime.DEFAULT,
                                Map.of("spring.task.execution.pool." + parts[0], parts[1])))));

    assertThat(Predictions.asMeasured(scenario).warmUp().settle())
        .isEqualTo(Duration.ofSeconds(seconds));
    assertThat(Predictions.expected(scenario).isPresent()).isEqualTo(!property.startsWith("queue"));
  }

  private static Scenario settling(Strategy strategy, Load load) {
    Scenario article = ArticleTrial.scenario("a", strategy);
    return new Scenario(
        article.name(),
        article.target(),
        Driver.OPEN_LOOP,
        load,
        article.client(),
        article.warmUp().settling(Duration.ofSeconds(15)),
        article.delay(),
        Optional.empty());
  }
}
