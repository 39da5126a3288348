package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTextTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  static List<Load> loads() {
    Duration duration = Duration.ofMillis(12_345);
    return List.of(
        open(new Arrivals.Even(20), duration),
        open(new Arrivals.Even(100.0 / 3), duration),
        open(new Arrivals.Even(1e7), Duration.ofSeconds(1)),
        open(new Arrivals.Even(1e-3), Duration.ofHours(1)),
        open(new Arrivals.Poisson(20_000, -42), duration),
        open(new Arrivals.Ramp(0, 1_000.5), duration),
        open(new Arrivals.Steps(List.of(10.0, 0.1 + 0.2, 30.0)), duration),
        open(new Arrivals.Burst(50, 25), Duration.ofNanos(20_000_000_001L)),
        new Load.Closed(64, Duration.ZERO, Duration.ZERO, Duration.ZERO, duration, TIMEOUT),
        new Load.Closed(
            8,
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            duration,
            TIMEOUT));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void what_was_formatted_parses_to_the_same_load(Load load) {
    assertThat(LoadText.parse(LoadText.format(load), TIMEOUT)).isEqualTo(load);
  }

  @Test
  void the_text_is_what_the_engine_documents() {
    assertThat(loads().stream().map(LoadText::format))
        .startsWith("even:20:12.345s")
        .contains("even:10000000:1s", "poisson:20000:-42:12.345s", "ramp:0:1000.5:12.345s")
        .endsWith("closed:64:0s:0s:0s:12.345s", "closed:8:500ms:1s:3s:12.345s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "even",
        "even:20",
        "even:20:60",
        "even:20:60s:1",
        "even:-1:60s",
        "even:1e3:60s",
        "even:0:60s",
        "evenly:20:60s",
        "poisson:20:60s",
        "poisson:20:x:60s",
        "ramp:1:60s",
        "steps::60s",
        "steps:1,,2:60s",
        "burst:1:0:60s",
        "closed:8:60s",
        "closed:0:0s:0s:0s:60s",
        "closed:8:0:0s:0s:60s",
        "closed:8:0s:0s:61s:60s"
      })
  void anything_else_is_refused_with_the_text_and_the_forms(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoadText.parse(text, TIMEOUT))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("even:RATE:DURATION");
  }

  private static Load open(Arrivals arrivals, Duration duration) {
    return new Load.Open(arrivals, duration, TIMEOUT);
  }
}
