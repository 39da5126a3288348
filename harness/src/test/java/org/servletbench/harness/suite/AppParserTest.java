package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.AppVariant.BlockingClient;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.BenchException;

/** Checks the parts of the app: client, container, JVM, Spring properties. */
class AppParserTest {
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
      scenarios:
        - {name: a, strategy: blocking, app: {%s}}
      claims: []
      """;

  private static final AppSettings USUAL =
      new AppSettings(10, 25, Duration.ofSeconds(90), Duration.ofSeconds(80));

  @Test
  void the_app_has_its_own_defaults_and_every_key_may_be_said() {
    assertThat(settings("")).isEqualTo(USUAL);
    assertThat(
            settings(
                "blocking-client: socket, client-io-threads: 1, connector-buffers: 512,"
                    + " request-context-filter: false, collect-garbage: never,"
                    + " side-door-readings: 0.50/s, side-door-pauses: 5s, jdk: 21, jvm:"
                    + " ['-XX:+UseParallelGC', -Xmx1g], properties:"
                    + " {spring.task.execution.pool.core-size: 50,"
                    + " server.tomcat.processor-cache: -1}"))
        .isEqualTo(
            USUAL
                .with(AppSetting.BLOCKING_CLIENT, BlockingClient.SOCKET)
                .with(AppSetting.CLIENT_IO_THREADS, 1)
                .with(AppSetting.CONNECTOR_BUFFERS, 512)
                .with(AppSetting.REQUEST_CONTEXT_FILTER, false)
                .with(AppSetting.COLLECT_GARBAGE, AppSetting.Collect.NEVER)
                .with(AppSetting.SIDE_DOOR_READINGS, 0.5)
                .with(AppSetting.SIDE_DOOR_PAUSES, Duration.ofSeconds(5))
                .with(
                    new AppVariant(
                        new Runtime(Optional.of("21"), List.of("-XX:+UseParallelGC", "-Xmx1g")),
                        Map.of(
                            "spring.task.execution.pool.core-size", "50",
                            "server.tomcat.processor-cache", "-1"))));
  }

  @Test
  void a_time_scale_leaves_it_as_it_is() {
    String text = SUITE.formatted("jvm: [-Xmx1g]");

    assertThat(
            Parsers.of(name -> text)
                .parse("tiny", new Overrides(Optional.of(5.0), Optional.empty(), List.of(), false))
                .scenario("a")
                .app()
                .orElseThrow()
                .settings()
                .variant()
                .runtime()
                .options())
        .containsExactly("-Xmx1g");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blocking-client: okhttp | 'blocking-client': 'okhttp' is not known; known:"
            + " http-url-connection, jdk, apache, socket",
        "container: jetty | app has an unknown key 'container'",
        "client-io-threads: -1 | 'client-io-threads': '-1' is not a whole number",
        "request-context-filter: no | 'request-context-filter': must be true or false, not 'no'",
        "side-door-readings: 101/s | app.side-door-readings must be from 0 to 100, not 101",
        "side-door-pauses: 999ms | app.side-door-pauses must be as long as two readings or more, at"
            + " app.side-door-readings of 2/s",
        "'side-door-readings: 0/s, side-door-pauses: 9s' | two readings or more, at"
            + " app.side-door-readings of 0/s",
        "side-door-pauses: 25h | app.side-door-pauses must be",
        "side-door-readings: often | 'side-door-readings': 'often' is not a rate per second",
        "connector-buffers: -1 | 'connector-buffers': '-1' is not a whole number",
        "jvm: [Xmx1g] | app.jvm: 'Xmx1g' is not a JVM option: write each like",
        "jvm: ['-Xmx1g -Xms1g'] | app.jvm: '-Xmx1g -Xms1g' is not a JVM option",
        "jvm: ['@file'] | app.jvm: '@file' is not a JVM option",
        "jvm: [-jar] | app.jvm: '-jar' is not a JVM option",
        "jvm: ['-XX:AOTCache=x'] | app.jvm: '-XX:AOTCache=x' is already set for each trial",
        "jvm: [-Xshare:off] | app.jvm: '-Xshare:off' is already set for each trial",
        "properties: {server.port: 1} | 'server.port' has its own key: none",
        "properties: {server.tomcat.maxConnections: 1} | 'server.tomcat.maxConnections' has its"
            + " own key: max-connections",
        "properties: {SERVER.TOMCAT.THREADS.MAX: 1} | has its own key: tomcat-threads",
        "properties: {server.tomcat.threads.max_queue_capacity: 1} | has its own key:"
            + " queue-capacity",
        "properties: {bench.async-pool: 1} | 'bench.async-pool' is set by the harness",
        "properties: {'a b': 1} | 'a b' is not a property name",
        "properties: {a: [1, 2]} | 'a' must be one value",
        "properties: 5 | must be a mapping of keys to values",
        "jvms: [-Xmx1g] | app has an unknown key 'jvms'; known: "
      })
  void a_mistake_is_told_with_what_is_allowed(String keys, String message) {
    assertThatThrownBy(() -> settings(keys))
        .isInstanceOfSatisfying(
            BenchException.class, e -> assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE))
        .hasMessageContaining(message)
        .hasMessageStartingWith("suite tiny: scenario a: app");
  }

  @Test
  void agents_assertions_and_logs_are_options_of_a_JVM_too() {
    List<String> agents = List.of("-javaagent:/a.jar=b", "-agentpath:/x.so", "-agentlib:jdwp");
    List<String> others = List.of("-ea", "-da:com.example...", "-esa", "-dsa", "-verbose:gc");

    assertThat(agents).allSatisfy(agent -> assertThat(runtime(agent).hasAgent()).isTrue());
    assertThat(others).allSatisfy(other -> assertThat(runtime(other).hasAgent()).isFalse());
  }

  private static Runtime runtime(String option) {
    Runtime runtime = settings("jvm: ['" + option + "']").variant().runtime();
    assertThat(runtime.options()).containsExactly(option);
    return runtime;
  }

  @Test
  void a_property_has_one_line() {
    assertThatThrownBy(() -> settings("properties: {a: \"b\\nc\"}"))
        .hasMessageContaining("the value of 'a' must be one line");
  }

  private static AppSettings settings(String keys) {
    return Parsers.of(name -> SUITE.formatted(keys))
        .parse("tiny")
        .scenario("a")
        .app()
        .orElseThrow()
        .settings();
  }
}
