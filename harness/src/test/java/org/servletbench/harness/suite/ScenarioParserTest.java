package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;

/** Checks what a scenario may add to the article's: drivers, loads, clients, limits. */
class ScenarioParserTest {
  static final Duration MINUTE = Duration.ofSeconds(60);

  /** The keys that a test gives, over the article's. */
  static final String SUITE =
      """
      suite: tiny
      question: Is it?
      trials: 2
      driver: open-loop
      load: {model: open, rate: 20/s, arrivals: even, duration: 60s, timeout: 10s}
      warm-up: {rate: 30/s, duration: 4s, delay: 20ms}
      downstream: {delay: 1000ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 90s, downstream-timeout: 80s}
      scenarios:
        - {name: base, strategy: blocking}
        - %s
      claims: []
      """;

  @ParameterizedTest
  @CsvSource({
    "jmeter, JMETER, ''",
    "open-loop, OPEN_LOOP, ''",
    "wrk, WRK, '{model: closed, connections: 10}'",
    "ab, AB, '{model: closed, connections: 10}'"
  })
  void a_scenario_may_have_a_driver_of_its_own(String label, Driver driver, String load) {
    String over = load.isEmpty() ? "" : ", load: " + load;
    Suite suite = suite("{name: other, strategy: blocking, driver: " + label + over + "}");

    assertThat(suite.scenario("other").driver()).isEqualTo(driver);
    assertThat(suite.scenario("base").driver()).isEqualTo(Driver.OPEN_LOOP);
  }

  static Stream<Arguments> arrivals() {
    return Stream.of(
        arguments("rate: 5/s", new Arrivals.Even(5)),
        arguments("arrivals: constant", new Arrivals.Even(20)),
        arguments("arrivals: poisson", new Arrivals.Poisson(20, 1)),
        arguments("arrivals: poisson, seed: 7", new Arrivals.Poisson(20, 7)),
        arguments("arrivals: ramp, from: 0/s, to: 40/s", new Arrivals.Ramp(0, 40)),
        arguments("arrivals: steps, rates: [10/s, 20/s]", new Arrivals.Steps(List.of(10.0, 20.0))),
        arguments("arrivals: burst, burst: 50", new Arrivals.Burst(20, 50)));
  }

  @ParameterizedTest
  @MethodSource("arrivals")
  void open_load_comes_in_five_shapes(String keys, Arrivals arrivals) {
    assertThat(other("load: {" + keys + "}").load())
        .isEqualTo(new Load.Open(arrivals, MINUTE, Duration.ofSeconds(10)));
  }

  @Test
  void closed_load_has_clients_that_may_think() {
    assertThat(other("load: {model: closed, connections: 10}").load())
        .isEqualTo(closed(10, Duration.ZERO, Duration.ZERO));
    assertThat(other("load: {model: closed, connections: 3, think-time: 200ms}").load())
        .isEqualTo(closed(3, Duration.ofMillis(200), Duration.ZERO));
    Load spread = other("load: {model: closed, connections: 3, spread: 2s}").load();
    assertThat(((Load.Closed) spread).spread()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_paired_scenario_keeps_the_mean_rate_of_the_open_one_above() {
    Scenario paired = other("paired-with: base, load: {model: closed, connections: 10}");

    assertThat(paired.pairedWith()).contains("base");
    assertThat(paired.load())
        .as("10 clients, 20 requests a second: one of each client in half a second")
        .isEqualTo(closed(10, Duration.ZERO, Duration.ofMillis(500)));
  }

  @Test
  void a_pair_stays_one_at_any_time_scale() {
    String paired =
        "{name: other, strategy: blocking, paired-with: base, load: {model: closed, connections:"
            + " 10}}";
    Suite suite =
        Parsers.of(name -> SUITE.formatted(paired))
            .parse("tiny", new Overrides(Optional.of(5.0), Optional.empty(), List.of(), false));

    Load.Closed closed = (Load.Closed) suite.scenario("other").load();
    assertThat(suite.scenario("base").open().orElseThrow().ratePerSecond()).isEqualTo(100);
    assertThat(closed.cycle()).isEqualTo(Duration.ofMillis(100));
    assertThat(closed.duration()).isEqualTo(Duration.ofSeconds(12));
    assertThat(closed.timeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void the_client_has_defaults_and_every_key_may_be_said() {
    assertThat(other("").client()).isEqualTo(ClientSettings.DEFAULT);
    assertThat(
            other(
                    "client: {connections: 5, max-in-flight: 50, overload: drop, keep-alive: 100,"
                        + " local-addresses: 4, pacing: economical, core: 1}")
                .client())
        .isEqualTo(
            new ClientSettings(5, 50, Overload.DROP, 100, 4, Pacing.ECONOMICAL, OptionalInt.of(1)));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "on, true", "false, false", "off, false"})
  void the_target_may_be_asked_where_the_time_goes(String text, boolean asked) {
    assertThat(other("client: {server-timing: " + text + "}").client().serverTiming())
        .isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "on, 0", "false, 1", "off, 1", "7, 7"})
  void keep_alive_is_a_word_or_a_number_of_requests(String text, int requests) {
    assertThat(other("client: {keep-alive: " + text + "}").client().requestsPerConnection())
        .isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({
    "8000, {rate: 6000/s; duration: 4s; delay: 240ms}, 8000",
    "1500, {rate: 6000/s; duration: 4s; delay: 240ms}, 2880",
    "20, {rate: 30/s; duration: 4s; delay: 20ms}, 1000",
    "20, {rate: 9000/s; duration: 4s; delay: 1000ms}, 10000"
  })
  void a_warm_up_opens_hardly_more_connections_than_a_closed_load(
      int connections, String warmUp, int most) {
    String load = "load: {model: closed, connections: " + connections + "}, warm-up: ";

    assertThat(other(load + warmUp.replace(';', ',')).client().maxInFlight()).isEqualTo(most);
  }

  @Test
  void as_many_requests_as_clients_may_be_in_flight() {
    assertThat(other("load: {model: closed, connections: 20000}").client().maxInFlight())
        .isEqualTo(20_000);
    assertThat(other("").client().maxInFlight()).isEqualTo(10_000);
  }

  @Test
  void the_app_has_tomcats_limits_and_every_one_may_be_narrowed() {
    assertThat(app("")).containsEntry(AppSetting.QUEUE_CAPACITY, Integer.MAX_VALUE);
    assertThat(
            app(
                "app: {max-connections: 50, accept-count: 1, queue-capacity: 5,"
                    + " client-connections: 2}"))
        .containsEntry(AppSetting.MAX_CONNECTIONS, 50)
        .containsEntry(AppSetting.ACCEPT_COUNT, 1)
        .containsEntry(AppSetting.QUEUE_CAPACITY, 5)
        .containsEntry(AppSetting.CLIENT_CONNECTIONS, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // keys of the scenario | what the message says
        "driver: wkr | 'driver': unknown driver 'wkr'; known: jmeter, open-loop, wrk, ab",
        "driver: jmeter, load: {arrivals: poisson} | (other): driver jmeter sends open load with"
            + " even arrivals only: use driver: open-loop",
        "driver: jmeter, load: {model: closed, connections: 5} | driver jmeter sends open load",
        "driver: wrk | (other): driver wrk sends closed load only, without think-time, spread and"
            + " rate: use driver: open-loop",
        "driver: ab, load: {model: closed, connections: 5, think-time: 1s} | driver ab sends closed"
            + " load only, without think-time",
        "driver: wrk, paired-with: base, load: {model: closed, connections: 5} | driver wrk sends"
            + " closed load only, without think-time, spread and rate",
        "driver: wrk, load: {model: closed, connections: 5}, warm-up: {duration: 1500ms} | (other):"
            + " warm-up.duration: wrk takes whole seconds only, not 1.5s",
        "target: {url: 'http://127.0.0.1:9000/'} | needs either 'strategy' or 'target'",
        "paired-with: later, load: {model: closed, connections: 5} | 'paired-with: later' must name"
            + " an open scenario above this one",
        "paired-with: base | paired-with needs a closed load: use model: closed",
        "load: {model: closed} | load has no 'connections'",
        "load: {model: closed, connections: 0} | load.connections must be from 1 to 100000",
        "load: {model: closed, connections: 5, rte: 1} | load has an unknown key 'rte'",
        "load: {arrivals: ramp, from: 0/s} | load has no 'to'",
        "load: {arrivals: steps, rates: []} | load.rates must name at least one rate",
        "load: {arrivals: steps, rates: [10/s, x]} | 'x' is not a rate per second",
        "load: {arrivals: burst} | load has no 'burst'",
        "load: {arrivals: burst, burst: 0} | load.burst must be from 1 to 1000000, not 0",
        "load: {rate: 0.001/s} | load: there is no arrival in 60.0 s at 0.001/s",
        "load: {rate: 1000000/s} | load: more than 50000000 arrivals",
        "client: {overload: queue} | 'overload: queue' is not known; known: wait, drop",
        "client: {pacing: fast} | 'pacing: fast' is not known; known: exact, economical",
        "client: {server-timing: 1} | 'server-timing': must be true or false, not '1'",
        "driver: jmeter, client: {server-timing: on} | client.server-timing needs driver:"
            + " open-loop",
        "client: {keep-alive: maybe} | 'keep-alive': 'maybe' is not a whole number",
        "client: {max-in-flight: 0} | client.max-in-flight must be from 1 to 200000, not 0",
        "client: {connections: 20, max-in-flight: 10} | client.connections must be from 0 to 10,"
            + " not 20",
        "client: {local-addresses: 251} | client.local-addresses must be from 1 to 250, not 251",
        "client: {core: -1} | 'core': '-1' is not a whole number",
        "client: {treads: 1} | client has an unknown key 'treads'; known: keep-alive, connections",
        "app: {max-connections: 0} | app.max-connections must be from 1 to 1000000, not 0",
        "app: {client-connections: -1} | 'client-connections': '-1' is not a whole number",
        "app: {max-conections: 5} | app has an unknown key 'max-conections'"
      })
  void a_mistake_is_told_with_what_is_allowed(String keys, String message) {
    assertThatThrownBy(() -> other(keys))
        .isInstanceOfSatisfying(
            BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE))
        .hasMessageContaining(message)
        .hasMessageStartingWith("suite tiny: ");
  }

  private static Load.Closed closed(int connections, Duration think, Duration cycle) {
    return new Load.Closed(connections, think, cycle, cycle, MINUTE, Duration.ofSeconds(10));
  }

  private static Map<AppSetting, Object> app(String keys) {
    return other(keys).app().orElseThrow().settings().values();
  }

  static Scenario other(String keys) {
    String more = keys.isEmpty() ? "" : ", " + keys;
    return suite("{name: other, strategy: blocking" + more + "}").scenario("other");
  }

  static Suite suite(String scenario) {
    return Parsers.of(name -> SUITE.formatted(scenario)).parse("tiny");
  }
}
