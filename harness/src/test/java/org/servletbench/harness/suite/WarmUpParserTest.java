package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.WarmUp;

/** Checks both forms of a warm-up: a length, or until the target is steady. */
class WarmUpParserTest {
  @Test
  void a_warm_up_may_end_when_the_target_is_steady() {
    WarmUp steady =
        ScenarioParserTest.other(
                "warm-up: {until: steady, from: 10/s, ramp: 10s, at-most: 90s, delay: 1s}")
            .warmUp();

    assertThat(steady)
        .isEqualTo(
            new WarmUp(
                20,
                Duration.ofSeconds(90),
                Duration.ofSeconds(1),
                Optional.of(new WarmUp.Ramp(10, Duration.ofSeconds(10))),
                Duration.ofSeconds(15)));
    assertThat(steady.loads(ScenarioParserTest.MINUTE))
        .containsExactly(
            new Load.Open(
                new Arrivals.Ramp(10, 20), Duration.ofSeconds(10), ScenarioParserTest.MINUTE),
            Load.Open.even(20, Duration.ofSeconds(80), ScenarioParserTest.MINUTE));
    assertThat(steady.untilMeasure()).isEqualTo(Duration.ofSeconds(108));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until: steady, from: 10/s, ramp: 10s, at-most: 90s              | even    | 15",
        "until: steady, from: 10/s, ramp: 10s, at-most: 90s, settle: 0s  | even    | 0",
        "until: steady, from: 10/s, ramp: 10s, at-most: 90s, settle: 20s | even    | 20",
        "until: steady, from: 10/s, ramp: 10s, at-most: 90s              | burst, burst: 5 | 0",
        "rate: 9/s, duration: 1s                                         | even    | 0",
        "rate: 9/s, duration: 1s, settle: 3s                             | poisson, seed: 1 | 3",
      })
  void the_measured_load_may_be_on_before_the_window(String keys, String arrivals, int seconds) {
    assertThat(
            ScenarioParserTest.other(
                    "load: {arrivals: %s}, warm-up: {%s}".formatted(arrivals, keys))
                .warmUp()
                .settle())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void only_the_open_loop_driver_waits_until_the_target_has_settled() {
    assertThatThrownBy(
            () ->
                ScenarioParserTest.other(
                    "driver: jmeter, warm-up: {rate: 9/s, duration: 1s, settle: 5s}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(
            "driver jmeter cannot wait until the target has settled: take driver: open-loop");
  }

  @Test
  void no_target_settles_under_a_load_whose_rate_changes() {
    assertThatThrownBy(
            () ->
                ScenarioParserTest.other(
                    "load: {arrivals: burst, burst: 5}, warm-up: {rate: 9/s,"
                        + " duration: 1s, settle: 5s}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("warm-up.settle must be 0s: no target comes to rest under a load");
  }

  @Test
  void it_may_ramp_to_another_rate_than_the_loads() {
    assertThat(
            ScenarioParserTest.other(
                    "warm-up: {until: steady, from: 10/s, to: 50/s, ramp: 10s, at-most: 90s}")
                .warmUp()
                .ratePerSecond())
        .isEqualTo(50);
  }

  @Test
  void its_rate_is_by_default_that_of_the_load_at_every_time_scale() {
    String text =
        ScenarioParserTest.SUITE
            .formatted(
                "{name: other, strategy: blocking, paired-with: base,"
                    + " load: {model: closed, connections: 10}}")
            .replace(
                "{rate: 30/s, duration: 4s, delay: 20ms}",
                "{until: steady, from: 1/s, ramp: 0s, at-most: 19s, delay: 20ms}");
    Suite suite =
        Parsers.of(name -> text)
            .parse("tiny", new Overrides(Optional.of(5.0), Optional.empty(), List.of(), false));

    assertThat(suite.scenarios())
        .extracting(scenario -> scenario.warmUp().ratePerSecond())
        .containsExactly(100.0, 100.0);
    assertThat(suite.scenario("base").warmUp().loads(ScenarioParserTest.MINUTE)).hasSize(1);
  }

  @Test
  void a_scenario_may_go_back_to_a_warm_up_of_a_fixed_length() {
    String text =
        ScenarioParserTest.SUITE
            .formatted(
                "{name: other, strategy: blocking, warm-up: {until: duration, rate: 5/s, duration:"
                    + " 2s}}")
            .replace(
                "{rate: 30/s, duration: 4s, delay: 20ms}",
                "{until: steady, from: 1/s, ramp: 3s, at-most: 19s, delay: 20ms}");

    assertThat(Parsers.of(name -> text).parse("tiny").scenario("other").warmUp())
        .isEqualTo(new WarmUp(5, Duration.ofSeconds(2), Duration.ofMillis(20)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until: rest | 'until: rest' is not known; known: steady, duration",
        "until: steady, from: 1/s, ramp: 9s | has no 'at-most'",
        "until: steady, from: 1/s, ramp: 9s, at-most: 18s | warm-up.at-most must be at least 20s",
        "until: steady, from: 0/s, ramp: 9s, at-most: 90s | warm-up.from must be from 0.000001 to"
            + " 10000000, not 0",
        "ramp: 9s | 'ramp'",
        "rate: 9/s, duration: 1s, settle: 601s | warm-up.settle must be from 0s to 10m, not 601s",
        "rate: 9/s, duration: 1s, settle: 2500ms | warm-up.settle must be whole seconds",
        "rate: 0.1/s, duration: 5s | warm-up: there is no arrival in 5s: raise its rate, or make it"
            + " longer",
        "until: steady, from: 0.5/s, to: 1/s, ramp: 1s, at-most: 90s | warm-up: there is no arrival"
            + " in 1s: raise its rate",
      })
  void a_wrong_warm_up_is_named(String keys, String message) {
    assertThatThrownBy(() -> ScenarioParserTest.other("warm-up: {" + keys + "}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"jmeter, ''", "wrk, 'load: {model: closed, connections: 10}, '"})
  void only_the_open_loop_driver_warms_up_until_the_target_is_steady(String driver, String load) {
    assertThatThrownBy(
            () ->
                ScenarioParserTest.other(
                    load
                        + "driver: "
                        + driver
                        + ", warm-up: {until: steady, from: 1/s, to: 9/s, ramp: 9s, at-most: 90s}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("driver " + driver + " only warms up for a fixed time")
        .hasMessageContaining("use driver: open-loop");
  }
}
