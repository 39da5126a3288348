package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.LoadText;
import org.servletbench.harness.model.Suite;

/** Checks that the clients of a closed load keep the rate of the open one beside it. */
class PairedLoadTest {
  /** At scale 20 each of 12 clients sends a request every 7.5 ms. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 3, 5, 20, 60})
  void a_pair_has_one_rate_at_any_time_scale(double scale) {
    Suite suite = suite(scale, "paired-with: base, load: {model: closed, connections: 12}");
    Load.Closed closed = (Load.Closed) suite.scenario("other").load();

    assertThat(suite.scenario("base").open().orElseThrow().ratePerSecond()).isEqualTo(80 * scale);
    assertThat(closed.connections() / seconds(closed.cycle())).isCloseTo(80 * scale, within(0.01));
    assertThat(closed.spread()).isEqualTo(closed.cycle());
    assertThat(LoadText.parse(LoadText.format(closed), closed.timeout())).isEqualTo(closed);
  }

  @Test
  void think_time_is_scaled_to_the_nanosecond() {
    Suite suite = suite(20, "load: {model: closed, connections: 12, think-time: 150ms}");

    assertThat(((Load.Closed) suite.scenario("other").load()).thinkTime())
        .isEqualTo(Duration.ofNanos(7_500_000));
  }

  @Test
  void clients_whose_cycle_is_longer_than_the_window_are_spread_over_their_cycle() {
    Suite suite = suite(1, "paired-with: base, load: {model: closed, connections: 8000}");
    Load.Closed closed = (Load.Closed) suite.scenario("other").load();

    assertThat(closed.duration()).isEqualTo(Duration.ofSeconds(60));
    assertThat(closed.spread()).isEqualTo(closed.cycle()).isEqualTo(Duration.ofSeconds(100));
    assertThatThrownBy(() -> suite(1, "load: {model: closed, connections: 8000, spread: 61s}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("load.spread must be within 0 and load.duration");
  }

  /** The cycle paces the clients: with a second of thinking, 12 clients would send 12/s at most. */
  @ParameterizedTest
  @ValueSource(strings = {"think-time: 1s", "spread: 1s"})
  void what_would_change_the_rate_of_a_pair_is_refused(String key) {
    String load = "load: {model: closed, connections: 12, " + key + "}";

    assertThatThrownBy(() -> suite(1, "paired-with: base, " + load))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(
            "has '" + key.replaceAll(":.*", "") + "', but a load with paired-with")
        .hasMessageContaining("leave it out");
    assertThat(suite(1, "paired-with: base, " + load.replace("1s", "0s")).scenarios()).hasSize(2);
  }

  @Test
  void a_pair_of_what_a_list_has_renamed_is_refused_with_its_names() {
    assertThatThrownBy(
            () ->
                suite(
                    1,
                    "delays: [1ms, 5ms]}\n  - {name: third, strategy: blocking, paired-with: other,"
                        + " load: {model: closed, connections: 12}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(
            "lists or workloads have turned other into others: name one, such as other-1ms");
  }

  @Test
  void a_name_that_merely_begins_alike_is_no_remedy() {
    assertThatThrownBy(
            () ->
                suite(
                    1,
                    "load: {rate: 7/s}}\n  - {name: last, strategy: blocking, paired-with: oth,"
                        + " load: {model: closed, connections: 12}"))
        .isInstanceOf(BenchException.class)
        .hasMessageEndingWith("'paired-with: oth' must name an open scenario above this one");
  }

  @Test
  void a_closed_load_has_as_many_in_flight_as_it_has_connections() {
    assertThatThrownBy(
            () ->
                suite(
                    1,
                    "load: {model: closed, connections: 100}, client: {max-in-flight: 50,"
                        + " connections: 10}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(
            "'max-in-flight: 50', fewer than the 100 connections of the closed load: raise it");
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Suite suite(double scale, String keys) {
    String text =
        ScenarioParserTest.SUITE
            .formatted("{name: other, strategy: blocking, " + keys + "}")
            .replace("rate: 20/s", "rate: 80/s");
    return Parsers.of(name -> text)
        .parse("tiny", new Overrides(Optional.of(scale), Optional.empty(), List.of(), false));
  }
}
