package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.suite.Parsers;

/** Compares docs/suites.md with the keys that the parser knows, which its own error names. */
class DocSuitesTest {
  private static final String PAGE = "docs/suites.md";
  private static final Pattern KNOWN = Pattern.compile("unknown key 'xyz'; known: ([^;]*)");

  /** A suite with a place for one more key in each of its sections. */
  private static final String SUITE =
      """
      suite: s
      question: Does it?
      trials: 1
      driver: open-loop
      load: {%s}
      warm-up: {%s}
      downstream: {delay: 1s%s}
      client: {connections: 1%s}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 90s, downstream-timeout: 80s%s}
      claims: []
      %s
      scenarios:
        - {name: one%s}
      """;

  private static final String OPEN =
      "model: open, duration: 1s, timeout: 1s, rate: 1/s, arrivals: even";
  private static final String FIXED = "rate: 1/s, duration: 1s, delay: 1ms";
  private static final String STEADY =
      "until: steady, from: 1/s, to: 2/s, ramp: 1s, at-most: 1m, delay: 1ms";
  private static final String OWN =
      ", target: {command: [x], ready: 'http://127.0.0.1:9/', url: 'http://127.0.0.1:9/'%s}";

  private static String suite(String section) {
    String more = ", xyz: 1";
    String strategy = ", strategy: blocking";
    String client = section.equals("client") ? more : "";
    String app = section.equals("app") ? more : "";
    String downstream = section.equals("downstream") ? more : "";
    String top = section.equals("suite") ? "xyz: 1" : "";
    String warmUp = section.equals("steady warm-up") ? STEADY : FIXED;
    String scenario =
        switch (section) {
          case "scenario" -> strategy + more;
          case "target" -> OWN.formatted(more);
          default -> strategy;
        };
    return SUITE.formatted(
        OPEN + (section.equals("load") ? more : ""),
        warmUp + (section.endsWith("warm-up") ? more : ""),
        downstream,
        client,
        app,
        top,
        scenario);
  }

  @ParameterizedTest
  @CsvSource({
    "suite, ## A suite",
    "scenario, ## scenarios",
    "load, ## load",
    "warm-up, ### for a fixed time",
    "steady warm-up, '### until: steady'",
    "downstream, ## downstream",
    "client, ## client",
    "app, ## app",
    "target, ## target"
  })
  void every_key_is_described_and_no_other(String section, String heading) {
    Throwable refused = catchThrowable(() -> Parsers.of(name -> suite(section)).parse("s"));

    assertThat(refused).hasMessageContaining("unknown key 'xyz'");
    Matcher known = KNOWN.matcher(refused.getMessage());
    assertThat(known.find()).isTrue();
    List<String> described =
        Docs.rows(PAGE, heading).stream()
            .flatMap(row -> Docs.code(row.getFirst()).stream())
            .toList();
    assertThat(described).containsOnly(known.group(1).split(", "));
  }

  @Test
  void contracts_lists_every_strategy_with_its_path() {
    assertThat(Docs.rows("docs/contracts.md", "## App: `benchmark-app`"))
        .filteredOn(row -> row.get(1).startsWith("`/") && row.size() == 4)
        .extracting(
            row -> Docs.code(row.get(0)).getFirst() + " " + Docs.code(row.get(1)).getFirst())
        .containsExactlyInAnyOrderElementsOf(
            List.of(Strategy.values()).stream()
                .map(strategy -> strategy.label() + " " + strategy.path())
                .toList());
  }
}
