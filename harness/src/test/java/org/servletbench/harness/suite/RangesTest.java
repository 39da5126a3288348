package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Suite;

/** Tries every number of a suite: each is accepted, or refused with its place. */
class RangesTest {
  private static final String EVERY_NUMBER =
      """
      suite: x
      question: Is it?
      trials: 2
      time-scale: 1
      driver: open-loop
      downstream: {delay: 100ms}
      app: {tomcat-threads: 10, async-pool: 25, async-timeout: 90s, downstream-timeout: 80s,
            max-connections: 8192, accept-count: 100, queue-capacity: 1000, client-connections: 0,
            client-io-threads: 0, connector-buffers: 0, side-door-readings: 3/s,
            side-door-pauses: 5s}
      client: {connections: 1, max-in-flight: 100, keep-alive: 100, local-addresses: 1, core: 1}
      scenarios:
        - {name: even, strategy: blocking, load: {model: open, arrivals: even, rate: 20/s, duration: 10s, timeout: 5s}, warm-up: {rate: 30/s, duration: 4s, delay: 20ms}}
        - {name: random, strategy: blocking, load: {model: open, arrivals: poisson, rate: 21/s, seed: 3, duration: 11s, timeout: 6s}, warm-up: {until: steady, from: 2/s, to: 31/s, ramp: 7s, at-most: 120s, delay: 21ms}}
        - {name: ramp, strategy: blocking, load: {model: open, arrivals: ramp, from: 5/s, to: 22/s, duration: 12s, timeout: 7s}, warm-up: {rate: 30/s, duration: 4s, delay: 20ms}}
        - {name: burst, strategy: blocking, load: {model: open, arrivals: burst, rate: 23/s, burst: 4, duration: 13s, timeout: 8s}, warm-up: {rate: 30/s, duration: 4s, delay: 20ms}}
        - {name: closed, strategy: blocking, load: {model: closed, connections: 6, think-time: 1s, spread: 2s, duration: 14s, timeout: 9s}, warm-up: {rate: 30/s, duration: 4s, delay: 20ms}}
      """;

  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1e30",
          "NaN",
          "''",
          "abc",
          "9223372036854775807",
          "9223372036s",
          "0s",
          "-1s",
          "1e30s",
          "9223372036854775807ns",
          "9999999999999/s",
          "0/s",
          "999999999",
          "168h",
          "010",
          "0x10",
          "1_000",
          ".5",
          "Infinity",
          "~",
          "٣",
          "1:30",
          "[]",
          "{}");

  /** Each place of a number, as the text of its key and value. */
  static Stream<Arguments> places() {
    return EVERY_NUMBER
        .lines()
        .flatMap(line -> Stream.of(line.split("(?<=[{,])|(?=[},])")))
        .map(String::strip)
        .filter(part -> part.matches("[a-z-]+: [0-9]\\S*"))
        .distinct()
        .map(Arguments::of);
  }

  @Test
  void the_suite_of_every_number_is_a_suite() {
    assertThat(parse(EVERY_NUMBER).scenarios()).hasSize(5);
    assertThat(places()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_number_is_accepted_or_refused_in_words(String place) {
    String key = place.substring(0, place.indexOf(':'));
    for (String value : VALUES) {
      String yaml = EVERY_NUMBER.replace(place, key + ": " + value);
      try {
        parse(yaml);
      } catch (BenchException e) {
        assertThat(e.kind()).isEqualTo(BenchException.Kind.USAGE);
        assertThat(e.getMessage()).startsWith("suite x").contains(key).doesNotContain("null");
      }
    }
  }

  @Test
  void a_name_that_no_folder_can_have_is_refused() {
    String longer = EVERY_NUMBER.replace("{name: even,", "{name: " + "a".repeat(201) + ",");

    assertThatThrownBy(() -> parse(longer))
        .hasMessageContaining("a…' has 201 characters, and its folder takes at most 200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout: 5s       | timeout: 9223372036s | '9223372036s' is too long: at most 168h",
        "rate: 30/s        | rate: 9999999999999/s | '9999999999999/s' is too fast: at most"
            + " 10000000/s",
        "trials: 2         | trials: 100000000 | trials must be from 1 to 10000, not 100000000",
        "trials: 2         | trials: 010 | '010' is not a whole number",
        "trials: 2         | trials: ٣ | '٣' is not a whole number",
        "time-scale: 1     | time-scale: 1e30 | 'time-scale': '1e30' is not a number",
        "tomcat-threads: 10 | tomcat-threads: 999999999 | app.tomcat-threads must be from 1 to"
            + " 100000",
        "delay: 100ms      | delay: 1h | downstream.delay must be from 0s to 10m, not 60m",
        "delay: 100ms      | delay: 1500us | downstream.delay must be whole milliseconds, not 1.5"
            + " ms",
        "async-timeout: 90s | async-timeout: 1500us | app.async-timeout must be whole milliseconds,"
            + " not 1.5ms",
        "downstream-timeout: 80s | downstream-timeout: 2.5ms | app.downstream-timeout must be whole"
            + " milliseconds, not 2.5ms",
        "delay: 20ms       | delay: 500us | warm-up.delay must be whole milliseconds, not 0.5 ms",
        "keep-alive: 100   | keep-alive: 0 | has 'keep-alive: 0': write off for a connection for"
            + " each request, or on to keep it",
        "model: closed, connections: 6, think-time: 1s, spread: 2s, duration: 14s, timeout: 9s}"
            + " | model: closed, connections: 6, duration: 14s, timeout: 9s}, driver: wrk | driver"
            + " wrk takes client.keep-alive: on or off only: use driver: open-loop",
        "{name: even,      | {name: even, driver: jmeter, | driver jmeter takes client.keep-alive:"
            + " on only: use driver: open-loop",
        "core: 1           | core: 4096 | client.core must be from 0 to 1023, not 4096",
        "burst: 4          | burst: 999999999 | load.burst must be from 1 to 1000000"
      })
  void a_refusal_names_the_place_the_value_and_the_range(
      String place, String other, String message) {
    assertThatThrownBy(() -> parse(EVERY_NUMBER.replace(place, other)))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scenarios: []     | a suite needs at least one scenario",
        "rates: []         | 'rates' is empty: name at least one or leave it out",
        "jdks: []          | 'jdks' is empty: name at least one or leave it out",
        "rates: ['']       | 'rates' has an empty value",
        "claims: ['']      | 'claims' has an empty value",
        "claims: [S4, ' '] | 'claims' has an empty value",
        "claims: [S4, ]    | ''",
        "suite: ''         | calls itself ''"
      })
  void an_empty_choice_is_refused(String line, String message) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String without =
        key.equals("scenarios:")
            ? EVERY_NUMBER.substring(0, EVERY_NUMBER.indexOf(key))
            : EVERY_NUMBER.replaceFirst("(?m)^" + key + ".*\n", "");
    if (message.isEmpty()) {
      assertThat(parse(line + "\n" + without).claims()).containsExactly("S4");
    } else {
      assertThatThrownBy(() -> parse(line + "\n" + without))
          .isInstanceOf(BenchException.class)
          .hasMessageContaining(message);
    }
  }

  private static Suite parse(String yaml) {
    return Parsers.of(name -> yaml)
        .parse("x", new Overrides(Optional.empty(), Optional.empty(), List.of(), false));
  }
}
