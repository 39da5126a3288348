package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Validity;
import org.servletbench.harness.verify.ExtractedTrial;

class TrialLineTest {
  private static final Suite SUITE = Reports.suite(1, "Does it?");
  private static final ExtractedTrial BLOCKING = ExtractedTrial.of(Reports.trials(1).getFirst());

  @Test
  void a_trial_is_told_by_what_it_served_and_lost_and_how_long_that_took() {
    assertThat(TrialLine.of(SUITE, BLOCKING))
        .matches("9\\.\\d+/s  \\S+ % lost  p50 30\\.\\d s  p99 60 s");
  }

  @Test
  void a_trial_that_lost_nothing_says_nothing_of_it() {
    assertThat(TrialLine.of(SUITE, ExtractedTrial.of(Reports.trials(1).getLast())))
        .startsWith("19.7/s  p50 1")
        .doesNotContain("lost");
  }

  @Test
  void an_invalid_trial_says_why_and_one_that_broke_off_leaves_that_to_others() {
    ExtractedTrial invalid =
        new ExtractedTrial(
            BLOCKING.record(),
            BLOCKING.measurements(),
            new Validity.Invalid(List.of("arrivals were late by 7 ms", "and more")),
            BLOCKING.limit());

    assertThat(TrialLine.of(SUITE, invalid)).isEqualTo("invalid: arrivals were late by 7 ms");
    assertThat(
            TrialLine.of(
                SUITE,
                ExtractedTrial.of(
                    Records.broken(2, SUITE.scenarios().get(1), "the app ended with code 3"))))
        .isEqualTo("broken off");
  }
}
