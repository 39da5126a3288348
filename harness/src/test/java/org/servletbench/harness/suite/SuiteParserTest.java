package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.WarmUp;

class SuiteParserTest {
  private static final Path SUITES = Path.of("../suites");
  private static final String TINY =
      """
      suite: tiny
      question: Is it?
      trials: 2
      driver: jmeter
      load: {model: open, rate: 20/s, arrivals: even, duration: 60s, timeout: 60s}
      warm-up: {rate: 30/s, duration: 4s, delay: 20ms}
      downstream: {delay: 1000ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 90s, downstream-timeout: 80s}
      scenarios:
        - {name: base, strategy: blocking}
        - {name: other, strategy: async-blocking, app: {async-pool: 7}, downstream: {delay: 2s}}
      claims: [S6]
      """;

  static Stream<String> suites() throws IOException {
    try (Stream<Path> files = Files.list(SUITES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void every_suite_of_the_repository_parses(String name) {
    assertThat(real().parse(name).name()).isEqualTo(name);
  }

  @Test
  void the_article_has_the_values_of_the_article() {
    Suite suite = real().parse("article");

    assertThat(suite.trials()).isEqualTo(1);
    assertThat(suite.timeScale()).isEqualTo(1);
    assertThat(suite.claims()).containsExactly("S4", "S6", "S7", "S8", "S14");
    assertThat(suite.scenarios())
        .extracting(Scenario::name)
        .containsExactly(
            "blocking", "async-blocking", "async-non-blocking", "async-context", "virtual-threads");
    assertThat(suite.scenarios())
        .allSatisfy(
            scenario ->
                assertThat(scenario)
                    .isEqualTo(
                        new Scenario(
                            scenario.name(),
                            new Target.App(Strategy.of(scenario.name()), settings(25, 90, 80)),
                            Driver.JMETER,
                            Load.Open.even(20, Duration.ofSeconds(60), Duration.ofSeconds(60)),
                            ClientSettings.DEFAULT,
                            new WarmUp(30, Duration.ofSeconds(4), Duration.ofMillis(20)),
                            Optional.of(Duration.ofMillis(1000)),
                            Optional.empty())));
  }

  @Test
  void quick_is_the_article_at_a_fifth_of_its_time_with_the_same_warm_up() {
    Suite quick = real().parse("quick");
    Scenario scenario = quick.scenario("blocking");

    assertThat(quick.timeScale()).isEqualTo(5);
    assertThat(quick.claims()).isEqualTo(real().parse("article").claims());
    assertThat(quick.scenarios()).hasSize(5);
    assertThat(scenario.delay()).hasValue(Duration.ofMillis(200));
    assertThat(scenario.load())
        .isEqualTo(Load.Open.even(100, Duration.ofSeconds(12), Duration.ofSeconds(12)));
    assertThat(scenario.warmUp())
        .isEqualTo(new WarmUp(30, Duration.ofSeconds(4), Duration.ofMillis(20)));
    assertThat(app(scenario)).isEqualTo(settings(25, 18, 16));
  }

  @Test
  void a_scenario_overrides_single_keys_and_keeps_the_others() {
    Suite suite = parse(TINY);

    assertThat(app(suite.scenario("base")).asyncPool()).isEqualTo(25);
    assertThat(app(suite.scenario("other"))).isEqualTo(settings(7, 90, 80));
    assertThat(suite.scenario("other").delay()).hasValue(Duration.ofSeconds(2));
  }

  @Test
  void the_command_line_overrides_scale_trials_and_choice() {
    Suite suite =
        Parsers.of(name -> TINY)
            .parse(
                "tiny", new Overrides(Optional.of(2.0), Optional.of(6), List.of("other"), false));

    assertThat(suite.trials()).isEqualTo(6);
    assertThat(suite.timeScale()).isEqualTo(2);
    assertThat(suite.scenarios()).extracting(Scenario::name).containsExactly("other");
    assertThat(suite.scenario("other").delay()).hasValue(Duration.ofSeconds(1));
  }

  @Test
  void the_command_line_has_the_open_loop_driver_ask_where_the_time_goes() {
    Overrides asking = new Overrides(Optional.empty(), Optional.empty(), List.of(), true);
    Suite suite = Parsers.of(name -> TINY.replace("jmeter", "open-loop")).parse("tiny", asking);

    assertThat(suite.scenarios()).hasSize(2).allMatch(each -> each.client().serverTiming());
    assertThatThrownBy(() -> Parsers.of(name -> TINY).parse("tiny", asking))
        .hasMessageContaining("--server-timing needs the open-loop driver");
  }

  @Test
  void a_choice_of_no_scenario_names_those_that_there_are() {
    Overrides typo = new Overrides(Optional.empty(), Optional.empty(), List.of("bse"), false);

    assertThatThrownBy(() -> Parsers.of(name -> TINY).parse("tiny", typo))
        .hasMessage("--only: no scenario 'bse'; this suite has: base, other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // text | replaced by | what the message says
        "trials: 2           | trails: 2            | suite tiny has no 'trials'",
        "trials: 2           | {trials: 2           | suite tiny is not valid YAML (line",
        "trials: 2           | trials: 0            | trials must be from 1 to 10000, not 0",
        "trials: 2           | trials: -1           | '-1' is not a whole number",
        "trials: 2           | trials: two          | 'two' is not a whole number",
        "driver: jmeter      | driver: wkr          | 'driver': unknown driver 'wkr'; known:"
            + " jmeter",
        "claims: [S6]        | claim: [S6]          | suite tiny has an unknown key 'claim'; known:"
            + " suite",
        "claims: [S6]        | trials: 2            | has the key 'trials' twice",
        "rate: 20/s, arr     | rat: 20/s, arr       | tiny: load has no 'rate'",
        "rate: 20/s, arr     | rate: -20/s, arr     | '-20/s' is not a rate per second: write it"
            + " like",
        "rate: 20/s, arr     | rate: 0/s, arr       | load.rate must be from 0.000001",
        "rate: 20/s, arr     | x: 1, rate: 20, arr  | tiny: load has an unknown key 'x'; known:"
            + " model, duration, timeout, ",
        "duration: 60s       | duration: 60         | '60' is not a duration: write it like 1s",
        "duration: 60s       | duration: 0s         | load.duration must be longer than 0",
        "timeout: 60s}       | timeout: 0s}         | load.timeout must be longer than 0",
        "model: open         | model: shut          | 'model: shut' is not known; known: open",
        "arrivals: even      | arrivals: odd        | unknown arrivals 'odd'; known: even",
        "delay: 20ms         | dealy: 20ms          | tiny: warm-up has no 'delay'",
        "{delay: 1000ms}     | {}                   | tiny: downstream has no 'delay'",
        "tomcat-threads: 10  | tomcat-threads: 0    | app.tomcat-threads must be from 1 to 100000,"
            + " not 0",
        "tomcat-threads: 10  | tomcat-threads: many | 'tomcat-threads': 'many' is not a whole"
            + " number",
        "strategy: blocking  | strategy: bloking    | unknown strategy 'bloking'; known: blocking,"
            + " blocking-new-template, ",
        "name: base          | name: other          | scenario 'other' occurs twice",
        "name: base          | name: a/b            | scenario name 'a/b' must be lower-case words",
        "name: base          | nam: base            | scenarios[1] has no 'name'",
        "name: base          | y: 1, name: base     | scenarios[1] has an unknown key 'y'",
        "async-pool: 7       | pool: 7              | other: app has an unknown key 'pool'; known:"
            + " tomcat-",
        "{async-pool: 7}     | 7                    | 'app' must be a mapping of keys to values",
        "suite: tiny         | suite: tony          | calls itself 'tony'",
        "question: Is it?    | time-scale: 0.5      | suite tiny has no 'question'",
        "driver: jmeter      | extends: tiny        | suite tiny extends itself: tiny",
        "driver: jmeter      | extends: nothing     | suite tiny: 'extends': unknown suite"
            + " 'nothing'",
        "driver: jmeter      | extends:             | suite tiny: 'extends' names no suite",
        "claims: [S6]        | time-scale: 1000.5   | time-scale must be from 1 to 1000, not"
            + " 1000.5",
        "claims: [S6]        | time-scale: 0.5      | time-scale must be from 1 to 1000, not 0.5"
      })
  void a_mistake_is_told_with_its_place_its_key_and_what_is_allowed(
      String text, String replacement, String message) {
    assertThat(TINY).contains(text);

    assertThatThrownBy(() -> parse(TINY.replaceFirst(Pattern.quote(text), replacement)))
        .isInstanceOfSatisfying(
            BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE))
        .hasMessageContaining(message)
        .hasMessageContaining("suite");
  }

  private static AppSettings settings(int asyncPool, long asyncTimeout, long downstreamTimeout) {
    return new AppSettings(
        10, asyncPool, Duration.ofSeconds(asyncTimeout), Duration.ofSeconds(downstreamTimeout));
  }

  private static AppSettings app(Scenario scenario) {
    return scenario.app().orElseThrow().settings();
  }

  private static Suite parse(String yaml) {
    return of(Map.of("tiny", yaml)).parse("tiny");
  }

  private static SuiteParser of(Map<String, String> texts) {
    return Parsers.of(
        name -> {
          if (!texts.containsKey(name)) {
            throw BenchException.usage("unknown suite '" + name + "'");
          }
          return texts.get(name);
        });
  }

  /** Two installed JDKs, so that a suite of all of them has scenarios. */
  private static SuiteParser real() {
    return new SuiteParser(
        name -> text(SUITES.resolve(name + ".yaml")),
        () -> List.of("21", "25"),
        name ->
            FrameworkParser.parse(name, text(Path.of("../frameworks", name, "framework.yaml"))));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
