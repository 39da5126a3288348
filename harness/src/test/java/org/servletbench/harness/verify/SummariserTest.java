package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;

class SummariserTest {
  private static final Scenario BLOCKING = ArticleTrial.scenario("blocking", Strategy.BLOCKING);
  private static final Scenario OTHER = ArticleTrial.scenario("other", Strategy.ASYNC_BLOCKING);
  private static final Suite SUITE =
      new Suite("tiny", "?", 3, 1, List.of(BLOCKING, OTHER), List.of());

  @Test
  void counts_are_sums_and_everything_else_is_a_median() {
    ScenarioSummary summary = summarise(1000, 1005, 1010).getFirst();

    assertThat(summary.sum("sent")).hasValue(3600);
    assertThat(summary.sum("timeouts")).hasValue(10 + 30 + 40);
    assertThat(summary.median("hold_time_mean_ms").orElseThrow()).isCloseTo(1005, within(0.01));
    assertThat(summary.sample("timeouts")).containsExactly(10, 30, 40);
  }

  @Test
  void an_invalid_trial_is_counted_and_explained_but_never_summarised() {
    List<ExtractedTrial> trials = new ArrayList<>(extracted(1000));
    trials.add(
        ExtractedTrial.of(
            new TrialRecord(
                2,
                2,
                BLOCKING,
                ArticleTrial.of(BLOCKING, 2, 1100).record().requests(),
                List.of(),
                Optional.empty(),
                List.of("JMeter ended with code 1"))));

    RunSummary run = Summariser.summarise(SUITE, trials);
    ScenarioSummary summary = run.scenarios().getFirst();

    assertThat(summary.trials()).isEqualTo(2);
    assertThat(summary.valid()).isEqualTo(1);
    assertThat(summary.invalidReasons()).containsExactly("JMeter ended with code 1");
    assertThat(summary.sum("sent")).hasValue(1200);
    assertThat(run.unusable()).isEmpty();
  }

  @Test
  void a_scenario_without_a_valid_trial_is_unusable_and_all_its_figures_empty() {
    TrialRecord broken =
        new TrialRecord(1, 1, BLOCKING, List.of(), List.of(), Optional.empty(), List.of("broken"));

    RunSummary run = Summariser.summarise(SUITE, List.of(ExtractedTrial.of(broken)));

    assertThat(run.unusable()).hasSize(1);
    assertThat(run.scenarios().getFirst().sum("sent")).isEmpty();
    assertThat(run.scenarios().getFirst().median("latency_p50_ms")).isEmpty();
  }

  @Test
  void a_scenario_that_was_not_run_yet_has_no_row() {
    assertThat(summarise(1000)).extracting(s -> s.scenario().name()).containsExactly("blocking");
  }

  private static List<ScenarioSummary> summarise(double... serviceMillis) {
    return Summariser.summarise(SUITE, extracted(serviceMillis)).scenarios();
  }

  private static List<ExtractedTrial> extracted(double... serviceMillis) {
    List<ExtractedTrial> trials = new ArrayList<>();
    for (double millis : serviceMillis) {
      trials.add(ExtractedTrial.of(ArticleTrial.of(BLOCKING, trials.size() + 1, millis).record()));
    }
    return trials;
  }
}
