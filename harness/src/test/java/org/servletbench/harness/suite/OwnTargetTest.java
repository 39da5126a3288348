package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.suite.ScenarioParserTest.SUITE;
import static org.servletbench.harness.suite.ScenarioParserTest.suite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;

/** Checks targets in place of the app. */
class OwnTargetTest {
  private static final Framework TINY =
      new Framework(
          "tiny",
          "C",
          "1",
          List.of("cc", "--version"),
          "install cc",
          List.of(),
          List.of("make"),
          List.of("$BUILD/tiny", "$PORT"),
          8085,
          "/up");

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
                TargetUrl.parse("http://127.0.0.1:9000/"),
                List.of(),
                "",
                ""));
  }

  @Test
  void addresses_of_this_host_reach_no_other() {
    assertThatThrownBy(
            () ->
                suite(
                    "{name: other, client: {local-addresses: 4}, target: {url:"
                        + " 'http://[::1]:9000/'}}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("client.local-addresses is for targets on 127.0.0.1, not");
  }

  @Test
  void a_target_of_ones_own_needs_no_downstream() {
    Suite suite =
        Parsers.of(
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
        "url: 'http://127.0.0.1:9000/', ready: 'http://127.0.0.1:9000/' | has 'ready', which"
            + " belongs to a 'command': leave it out for a server that runs already",
        "url: 'http://127.0.0.1:9000/', body: yes | has 'body', which belongs to a 'command'",
        "url: 'http://127.0.0.1:9000/', build: [make] | has 'build', which belongs to a 'command'",
        "url: 'http://127.0.0.1:9000/', prot: 9 | target has an unknown key 'prot'"
      })
  void load_goes_to_a_literal_address_of_this_machine_only(String target, String message) {
    assertThatThrownBy(() -> suite("{name: other, target: {" + target + "}}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(message);
  }

  /** So a scenario undoes what the suite says of a command. */
  @Test
  void keys_of_a_command_may_stand_without_a_value() {
    String url = "http://127.0.0.1:9000/";

    assertThat(
            suite("{name: other, target: {command: [], ready: , body: , url: '" + url + "'}}")
                .scenario("other")
                .target())
        .isEqualTo(new Target.Running(TargetUrl.parse(url)));
  }

  @Test
  void a_server_of_ours_needs_no_more_than_its_name() {
    assertThat(framework("{framework: tiny}"))
        .isEqualTo(
            new Target.Command(
                List.of("$BUILD/tiny", "$PORT"),
                TargetUrl.parse("http://127.0.0.1:8085/up"),
                TargetUrl.parse("http://127.0.0.1:8085/wait/{delay}"),
                List.of("make"),
                "true",
                "tiny"));
    assertThat(framework("{framework: tiny, path: '/?delay={delay}'}"))
        .extracting("url")
        .hasToString("http://127.0.0.1:8085/?delay=%7Bdelay%7D");
    assertThat(framework("{framework: tiny, arguments: [-threads, '10']}"))
        .extracting("command")
        .isEqualTo(List.of("$BUILD/tiny", "$PORT", "-threads", "10"));
    assertThat(framework("{framework: tiny}").label()).isEqualTo("tiny");
    assertThatThrownBy(() -> framework("{framework: tiny, path: 0/x}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("'path: 0/x', which must begin with /");
  }

  @Test
  void a_server_of_ours_says_hello_where_there_is_nothing_to_wait_for() {
    assertThat(alone("{framework: tiny}").scenario("other").target())
        .isInstanceOfSatisfying(
            Target.Command.class,
            own -> {
              assertThat(own.url()).hasToString("http://127.0.0.1:8085/");
              assertThat(own.body()).isEqualTo("Hello");
            });
  }

  /** The contract gives each path its answer, whether a downstream runs beside it or not. */
  @ParameterizedTest
  @CsvSource({
    "/, Hello",
    "/wait/5, true",
    "/wait/{delay}, true",
    "/?delay={delay}, true",
    "/?x=1&delay={delay}, true"
  })
  void a_server_of_ours_answers_what_its_path_asks_for(String path, String body) {
    assertThat(framework("{framework: tiny, path: '" + path + "'}"))
        .extracting("body")
        .isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url: 'http://127.0.0.1:9000/'", "framework: tiny, path: /"})
  void delays_of_a_url_without_one_would_be_the_same_row_by_other_names(String target) {
    String scenario = "{name: other, delays: [%s], target: {" + target + "}}";

    assertThatThrownBy(() -> parser(SUITE.formatted(scenario.formatted("1ms, 5ms"))).parse("tiny"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(
            "(other-1ms): 'delays' has no effect on this target, whose URL has no")
        .hasMessageEndingWith("{delay}: write delays: []");
    assertThat(parser(SUITE.formatted(scenario.formatted(""))).parse("tiny").scenarios())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{url: 'http://127.0.0.1:9000/{delay}'} | (other): target.url has {delay}, but there is no"
            + " section 'downstream': add one, or write the number",
        "{framework: tiny, path: '/?delay={delay}'} | (other): target.path has {delay}, but there"
      })
  void a_delay_in_a_url_needs_a_downstream(String target, String message) {
    assertThatThrownBy(() -> alone(target))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{framework: tokyo} | target 'framework': unknown framework 'tokyo'",
        "{framework: tiny, url: 'http://127.0.0.1:9/'} | target has an unknown key 'url'",
        "{path: /x, url: 'http://127.0.0.1:9/'} | target has 'path', which belongs to a"
            + " 'framework': write it into 'url' or 'command'",
        "{arguments: [-x], url: 'http://127.0.0.1:9/'} | target has 'arguments', which belongs"
      })
  void a_target_is_a_server_of_ours_or_ones_own(String target, String message) {
    assertThatThrownBy(() -> framework(target)).hasMessageContaining(message);
  }

  /** Reads a target without a downstream. */
  private static Suite alone(String target) {
    String text = SUITE.formatted("{name: other, target: " + target + "}");
    return parser(text.replaceAll("(?m)^(downstream|app): .*\n|.*name: base.*\n", ""))
        .parse("tiny");
  }

  private static Target framework(String target) {
    return parser(SUITE.formatted("{name: other, target: " + target + "}"))
        .parse("tiny")
        .scenario("other")
        .target();
  }

  private static SuiteParser parser(String text) {
    return new SuiteParser(
        name -> text,
        List::of,
        name -> {
          if (!name.equals(TINY.name())) {
            throw BenchException.usage("unknown framework '" + name + "'");
          }
          return TINY;
        });
  }

  @Test
  void a_scenario_has_one_target() {
    assertThatThrownBy(() -> suite("{name: other}"))
        .hasMessageContaining("scenarios[2] needs either 'strategy' or 'target'");
  }
}
