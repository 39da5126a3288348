package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;

class VariationsTest {
  private static final String SUITE =
      """
      suite: tiny
      question: Is it?
      trials: 1
      driver: open-loop
      load: {model: open, rate: 20/s, arrivals: even, duration: 60s, timeout: 10s}
      warm-up: {rate: 30/s, duration: 4s, delay: 20ms}
      downstream: {delay: 1000ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 90s, downstream-timeout: 80s}
      %s
      claims: []
      """;

  @Test
  void a_list_of_rates_makes_a_ladder_of_one_scenario() {
    Suite suite =
        parse(
            "scenarios: [{name: a, strategy: blocking, rates: [100/s, 0.5/s]}, {name: b, strategy:"
                + " blocking}]");

    assertThat(suite.scenarios()).extracting(Scenario::name).containsExactly("a-100", "a-0-5", "b");
    assertThat(rate(suite, "a-100")).isEqualTo(100);
    assertThat(rate(suite, "a-0-5")).isEqualTo(0.5);
    assertThat(rate(suite, "b")).isEqualTo(20);
  }

  @Test
  void a_list_of_the_suite_holds_for_every_scenario_that_has_none_of_its_own() {
    Suite suite =
        parse(
            """
            rates: [100/s, 200/s]
            scenarios:
              - {name: a, strategy: blocking}
              - {name: b, strategy: async-blocking, rates: [7/s]}
              - {name: c, strategy: blocking, rates: [], load: {model: closed, connections: 5}}
            """);

    assertThat(suite.scenarios())
        .extracting(Scenario::name)
        .containsExactly("a-100", "a-200", "b-7", "c");
  }

  @Test
  void several_lists_are_multiplied_and_what_the_scenario_says_beside_them_stays() {
    Suite suite =
        parse(
            "scenarios: [{name: a, strategy: blocking, delays: [0ms, 1.5s], rates: [1/s, 2/s],"
                + " load: {timeout: 3s}}]");

    assertThat(suite.scenarios())
        .extracting(Scenario::name)
        .containsExactly("a-1-0ms", "a-1-1-5s", "a-2-0ms", "a-2-1-5s");
    assertThat(suite.scenario("a-2-0ms").delay()).hasValue(Duration.ZERO);
    assertThat(suite.scenario("a-2-1-5s").load())
        .isEqualTo(Load.Open.even(2, Duration.ofSeconds(60), Duration.ofSeconds(3)));
  }

  @Test
  void a_scenario_meets_each_workload_and_what_it_says_itself_wins() {
    Suite suite =
        parse(
            """
            workloads:
              kept: {load: {timeout: 3s}}
              closed: {driver: wrk, load: {model: closed, connections: 7}, client: {keep-alive: off}}
            scenarios:
              - {name: a, strategy: blocking}
              - {name: b, strategy: blocking, load: {timeout: 9s}}
            """);

    assertThat(suite.scenarios())
        .extracting(Scenario::name)
        .containsExactly("a-kept", "a-closed", "b-kept", "b-closed");
    assertThat(suite.scenario("a-kept").load().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(suite.scenario("b-kept").load().timeout()).isEqualTo(Duration.ofSeconds(9));
    assertThat(suite.scenario("a-closed").driver()).isEqualTo(Driver.WRK);
    assertThat(suite.scenario("a-closed").client().requestsPerConnection()).isEqualTo(1);
    assertThat(((Load.Closed) suite.scenario("b-closed").load()).connections()).isEqualTo(7);
    assertThat(suite.scenario("a-kept").rung()).isNotEqualTo(suite.scenario("a-closed").rung());
  }

  @Test
  void a_workload_has_no_other_keys() {
    assertThatThrownBy(
            () ->
                parse(
                    "workloads: {kept: {laod: {timeout: 3s}}}\n"
                        + "scenarios: [{name: a, strategy: blocking}]"))
        .hasMessageContaining("workloads: kept has an unknown key 'laod'")
        .hasMessageContaining("nearest: 'load'");
    assertThatThrownBy(() -> parse("workloads: {}\nscenarios: [{name: a, strategy: blocking}]"))
        .hasMessageContaining("'workloads' is empty");
  }

  @Test
  void closed_load_has_a_ladder_of_requests_in_flight() {
    Suite suite =
        parse(
            "scenarios: [{name: a, strategy: blocking, in-flight: [10, 20], load: {model:"
                + " closed}}]");

    assertThat(((Load.Closed) suite.scenario("a-20").load()).connections()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rates: [1/s, 2/s], load: {model: closed, connections: 5} | (a-1): 'rates'",
        "rates: [1/s], load: {arrivals: ramp, from: 1/s, to: 9/s} | (a-1): 'rates'",
        "rates: [1/s], load: {arrivals: steps, rates: [1/s, 9/s]} | (a-1): 'rates'",
        "in-flight: [5, 6] | (a-5): 'in-flight'"
      })
  void a_list_that_the_load_has_no_use_for_is_refused(String keys, String list) {
    assertThatThrownBy(() -> parse("scenarios: [{name: a, strategy: blocking, " + keys + "}]"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(list + " has no effect on this load: write ");
  }

  @Test
  void every_jdk_that_is_found_has_a_scenario_of_the_app_and_of_no_other_target() {
    Suite suite =
        parse(
            """
            jdks: found
            scenarios:
              - {name: a, strategy: blocking}
              - {name: own, target: {url: 'http://127.0.0.1:9000/'}}
            """);

    assertThat(suite.scenarios())
        .extracting(Scenario::name)
        .containsExactly("a-jdk-21", "a-jdk-25-0-3-9-lts", "own");
    assertThat(jdk(suite, "a-jdk-21")).contains("21");
    assertThat(jdk(suite, "a-jdk-25-0-3-9-lts")).contains("25.0.3+9-LTS");
  }

  @Test
  void jdks_may_be_named() {
    assertThat(
            parse("jdks: [24, /opt/sdk/24]\nscenarios: [{name: a, strategy: blocking}]")
                .scenarios())
        .extracting(Scenario::name)
        .containsExactly("a-jdk-24", "a-jdk-opt-sdk-24");
  }

  @Test
  void a_star_chooses_the_rungs_of_a_ladder() {
    String text =
        SUITE.formatted(
            "rates: [1/s, 10/s]\nscenarios: [{name: a, strategy: blocking}, {name: b, strategy:"
                + " blocking}]");
    Overrides only =
        new Overrides(Optional.empty(), Optional.empty(), List.of("*-10", "b-*"), false);

    assertThat(Parsers.of(name -> text).parse("tiny", only).scenarios())
        .extracting(Scenario::name)
        .containsExactly("a-10", "b-1", "b-10");
  }

  @Test
  void a_url_and_a_command_say_where_the_delay_and_the_repository_go() {
    Target.Command target =
        (Target.Command)
            parse(
                    "scenarios: [{name: go, target: {build: [go, build], command:"
                        + " [$BENCH_HOME/x], body: 'true', ready: 'http://127.0.0.1:9000/', url:"
                        + " 'http://127.0.0.1:9000/?delay={delay}'}}]")
                .scenario("go")
                .target();

    assertThat(target.build()).containsExactly("go", "build");
    assertThat(target.command()).containsExactly(Target.Command.HOME + "/x");
    assertThat(target.body()).isEqualTo("true");
    assertThat(target.url().at(Duration.ofMillis(20)))
        .hasToString("http://127.0.0.1:9000/?delay=20");
  }

  @Test
  void the_downstream_holds_a_thread_for_each_request_where_the_suite_says_so() {
    Suite suite =
        parse(
            "scenarios: [{name: a, strategy: blocking, downstream: {threads: 1000}}, {name: b,"
                + " strategy: blocking}, {name: c, strategy: blocking, downstream: {threads: 0}}]");

    assertThat(suite.scenarios())
        .extracting(Scenario::downstreamThreads)
        .containsExactly(OptionalInt.of(1000), OptionalInt.empty(), OptionalInt.empty());
    assertThatThrownBy(
            () ->
                parse("scenarios: [{name: a, strategy: blocking, downstream: {threads: 100001}}]"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("'threads' must be at most 100000, not 100001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rates: [1/s, 2/s]", "workloads: {one: {}, two: {}}"})
  void a_name_that_is_a_list_is_refused_as_without_variations(String list) {
    assertThatThrownBy(() -> parse(list + "\nscenarios: [{name: [a], strategy: blocking}]"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("'name' must be one value");
  }

  @Test
  void a_rate_that_is_none_is_told_with_its_scenario() {
    assertThatThrownBy(() -> parse("scenarios: [{name: a, strategy: blocking, rates: [fast]}]"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("scenario a-fast: load 'rate': 'fast' is not a rate per second");
  }

  private static Optional<String> jdk(Suite suite, String name) {
    return suite.scenario(name).app().orElseThrow().settings().variant().runtime().jdk();
  }

  private static double rate(Suite suite, String name) {
    return suite.scenario(name).open().orElseThrow().ratePerSecond();
  }

  private static Suite parse(String keys) {
    return Parsers.of(name -> SUITE.formatted(keys), () -> List.of("21", "25.0.3+9-LTS"))
        .parse("tiny");
  }
}
