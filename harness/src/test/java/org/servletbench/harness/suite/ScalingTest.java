package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Scenario;

class ScalingTest {
  @Test
  void how_often_we_read_is_no_time_of_the_experiment() {
    Overrides fast = new Overrides(Optional.of(20.0), Optional.empty(), List.of(), false);
    Scenario scenario =
        Parsers.of(ScalingTest::text).parse("side-door", fast).scenarios().getFirst();

    assertThat(scenario.delay()).hasValue(Duration.ofMillis(5));
    assertThat(scenario.sideDoorPause()).hasSeconds(1);
  }

  /** Its plan takes milliseconds, and 0 for no timeout at all. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1    | load: {timeout: 1500us} | load.timeout: jmeter takes whole milliseconds only, not"
            + " 1.5ms",
        "1    | warm-up: {duration: 40.5ms} | warm-up.duration: jmeter takes whole milliseconds",
        "1000 | load: {timeout: 500ms, rate: 1/s} | at time-scale 1000.0: load.timeout: jmeter"
            + " takes whole milliseconds only, not 500us",
        "1000 | load: {timeout: 1s, rate: 1/s} | ''"
      })
  void the_times_of_jmeter_are_whole_milliseconds_at_any_scale(
      double scale, String keys, String message) {
    String suite =
        ScenarioParserTest.SUITE.formatted(
            "{name: other, strategy: blocking, driver: jmeter, " + keys + "}");
    Overrides scaled = new Overrides(Optional.of(scale), Optional.empty(), List.of(), false);
    ThrowingCallable parsing = () -> Parsers.of(name -> suite).parse("tiny", scaled);

    if (message.isEmpty()) {
      assertThatCode(parsing).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(parsing).isInstanceOf(BenchException.class).hasMessageContaining(message);
    }
  }

  private static String text(String suite) {
    try {
      return Files.readString(Path.of("../suites", suite + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
