package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Validity;

class SummariserTest {
  private static final Scenario BLOCKING = ArticleTrial.scenario("blocking", Strategy.BLOCKING);
  private static final Scenario OTHER = ArticleTrial.scenario("other", Strategy.ASYNC_BLOCKING);
  private static final Suite SUITE =
      new Suite("tiny", "?", 3, 1, List.of(BLOCKING, OTHER), List.of());

  @Test
  void counts_are_sums_and_everything_else_is_a_median() {
    ScenarioSummary summary = summarise(1000, 1005, 1010).getFirst();

    assertThat(summary.pooled(named("sent"))).hasValue(3600);
    assertThat(summary.pooled(named("timeouts"))).hasValue(10 + 30 + 40);
    assertThat(summary.median(named("hold_time_mean_ms")).orElseThrow())
        .isCloseTo(1005, within(0.01));
    assertThat(summary.sample(named("timeouts"))).containsExactly(10, 30, 40);
  }

  @Test
  void an_invalid_trial_is_counted_and_explained_but_never_summarised() {
    List<ExtractedTrial> trials = new ArrayList<>(extracted(1000));
    trials.add(
        ExtractedTrial.of(
            Records.broken(
                2,
                BLOCKING,
                ArticleTrial.of(BLOCKING, 2, 1100).record().recording(),
                "JMeter ended with code 1")));

    RunSummary run = Summariser.summarise(SUITE, trials);
    ScenarioSummary summary = run.scenarios().getFirst();

    assertThat(summary.trials()).isEqualTo(2);
    assertThat(summary.valid()).isEqualTo(1);
    assertThat(summary.invalidReasons()).containsExactly("JMeter ended with code 1");
    assertThat(summary.pooled(named("sent"))).hasValue(1200);
    assertThat(run.unusable()).isEmpty();
  }

  @Test
  void a_scenario_without_a_valid_trial_is_unusable_and_all_its_figures_empty() {
    TrialRecord broken = Records.broken(1, BLOCKING, "broken");

    RunSummary run = Summariser.summarise(SUITE, List.of(ExtractedTrial.of(broken)));

    assertThat(run.unusable()).hasSize(1);
    assertThat(run.scenarios().getFirst().pooled(named("sent"))).isEmpty();
    assertThat(run.scenarios().getFirst().median(named("latency_p50_ms"))).isEmpty();
  }

  @Test
  void what_limits_most_valid_trials_limits_the_scenario_with_the_evidence_of_the_first() {
    List<ExtractedTrial> trials = extracted(1000, 1000, 1000);
    List<Limit> limits =
        List.of(new Limit("cpu", "a"), new Limit("ports", "b"), new Limit("ports", "c"));
    List<ExtractedTrial> limited = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      ExtractedTrial trial = trials.get(i);
      limited.add(
          new ExtractedTrial(
              trial.record(), trial.measurements(), trial.validity(), limits.get(i)));
    }

    assertThat(limitedBy(limited)).hasToString("ports (b)");
    assertThat(limitedBy(limited.subList(0, 2))).as("the first of several").hasToString("cpu (a)");
    assertThat(limitedBy(List.of(invalid(limited.get(0)), limited.get(1), invalid(limited.get(0)))))
        .as("invalid trials have no say")
        .hasToString("ports (b)");
    assertThat(limitedBy(List.of(invalid(limited.get(0)))))
        .as("unless there are no others")
        .hasToString("cpu (a)");
  }

  private static ExtractedTrial invalid(ExtractedTrial trial) {
    return new ExtractedTrial(
        trial.record(),
        trial.measurements(),
        new Validity.Invalid(List.of("broken")),
        trial.limit());
  }

  private static Limit limitedBy(List<ExtractedTrial> trials) {
    return Summariser.summarise(SUITE, trials).scenarios().getFirst().limitedBy();
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
