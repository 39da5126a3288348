package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Load;

/** {@link OptionRangesTest} and {@link SuiteDurationTest} have the durations of whole plans. */
class PlanDurationTest {
  @ParameterizedTest
  @CsvSource({"20, PT48H", "2000, PT2H"})
  void a_window_that_is_too_much_for_the_law_has_a_duration_all_the_same(
      double rate, Duration window) {
    Load.Open load = Load.Open.even(rate, window, Duration.ofSeconds(60));

    assertThat(PlanDuration.of(ArticleTrial.loaded(load))).isBetween(window, window.plusMinutes(1));
  }
}
