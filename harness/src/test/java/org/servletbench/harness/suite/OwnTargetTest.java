package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.suite.ScenarioParserTest.suite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;

/** Checks targets in place of the app. */
class OwnTargetTest {
  @Test
  void a_server_that_runs_already_and_one_to_be_started_are_targets_too() {
    Suite suite =
        suite(
            "{name: other, target: {url: 'http://127.0.0.1:9000/x?y=1'}, downstream: {delay: 1s}}");
    assertThat(suite.scenario("other").target())
        .isEqualTo(new Target.Running(TargetUrl.parse("http://127.0.0.1:9000/x?y=1")));

    assertThat(
            suite(
                    "{name: other, target: {command: [java, -jar, my.jar], url:"
                        + " 'http://127.0.0.1:9000/', ready: 'http://127.0.0.1:9000/up'}}")
                .scenario("other")
                .target())
        .isEqualTo(
            new Target.Command(
                List.of("java", "-jar", "my.jar"),
                TargetUrl.parse("http://127.0.0.1:9000/up"),
                TargetUrl.parse("http://127.0.0.1:9000/")));
  }

  @Test
  void a_target_of_ones_own_needs_no_downstream() {
    Suite suite =
        new SuiteParser(
                name ->
                    """
                    suite: tiny
                    question: Is it?
                    trials: 1
                    driver: open-loop
                    load: {model: open, rate: 20/s, arrivals: even, duration: 60s, timeout: 10s}
                    warm-up: {rate: 30/s, duration: 4s, delay: 20ms}
                    target: {url: 'http://127.0.0.1:9000/'}
                    scenarios:
                      - {name: own}
                    claims: []
                    """)
            .parse("tiny");

    assertThat(suite.scenario("own").delay()).isEmpty();
    assertThat(suite.scenario("own").app()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url: 'http://me:secret@127.0.0.1:9000/' | target 'url': a URL with a user or a password",
        "url: 'not a url' | target 'url': 'not a url' must begin with http:// or https://",
        "url: 'http://127.0.0.1:9000/', command: [a], ready: 'http://127.0.0.1:9000/#up' | target"
            + " 'ready': 'http://127.0.0.1:9000/#up' has a fragment",
        "command: [a] | target has no 'url'",
        "url: 'http://127.0.0.1:9000/', command: [a] | target has no 'ready'",
        "url: 'http://127.0.0.1:9000/', prot: 9 | target has an unknown key 'prot'"
      })
  void load_goes_to_a_literal_address_of_this_machine_only(String target, String message) {
    assertThatThrownBy(() -> suite("{name: other, target: {" + target + "}}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_scenario_has_one_target() {
    assertThatThrownBy(() -> suite("{name: other}"))
        .hasMessageContaining("scenarios[2] needs either 'strategy' or 'target'");
  }
}
