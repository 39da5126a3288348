package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

  private static String text(String suite) {
    try {
      return Files.readString(Path.of("../suites", suite + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
