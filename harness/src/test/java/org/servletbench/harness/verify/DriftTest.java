package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.stats.Word;

class DriftTest {
  private static final String METRIC = "rss_peak_mib";

  @Test
  void a_metric_that_rises_in_all_scenarios_together_drifts() {
    RunSummary run = run(summary("a", 100, 1.03), summary("b", 250, 1.03));

    Drift drift = Drift.of(run).getFirst();

    assertThat(Drift.of(run)).hasSize(1);
    assertThat(drift.metric().label()).isEqualTo(METRIC);
    assertThat(drift.perRound()).isCloseTo(1.03, within(0.005));
    assertThat(drift.rounds()).isEqualTo(6);
    assertThat(drift.words())
        .matches(
            "rss_peak_mib rose by [23]\\.\\d % a round over 6 rounds \\(p = \\S+\\): ratios are"
                + " taken within a round, but a figure depends on when it was taken");
  }

  @Test
  void the_comparison_stands_and_says_so() {
    RunSummary run = run(summary("a", 100, 1.03), summary("b", 250, 1.03));

    assertThat(RunComparer.compare(run, Manifest.NOTHING))
        .filteredOn(row -> row.metric().label().equals(METRIC))
        .allSatisfy(row -> assertThat(row.word()).isEqualTo(Word.SURELY_BEYOND))
        .allSatisfy(row -> assertThat(row.doubts()).containsExactly("drift over the run"));
  }

  /** A percent a round: 1, 2 and 3 % in the first three, and 10 % in the tenth. */
  @Test
  void rounds_without_a_valid_trial_took_their_time_too() {
    int[] rounds = {1, 2, 3, 10};
    double[] values = IntStream.of(rounds).mapToDouble(at -> 100 * Math.exp(0.01 * at)).toArray();
    ScenarioSummary gaps =
        new ScenarioSummary(
            ArticleTrial.scenario("a", Strategy.BLOCKING),
            10,
            rounds.length,
            List.of("late"),
            Limit.NOTHING,
            Map.of(named(METRIC), values),
            Map.of(named(METRIC), rounds));

    assertThat(Drift.of(run(gaps)))
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(Math.log(drift.perRound())).isCloseTo(0.01, within(1e-9));
              assertThat(drift.rounds()).isEqualTo(4);
            });
  }

  @Test
  void a_fall_is_told_as_one() {
    assertThat(Drift.of(run(summary("a", 100, 0.95))).getFirst().words()).contains(" fell by ");
  }

  @Test
  void what_is_less_than_the_margin_in_all_is_none() {
    assertThat(Drift.of(run(Summaries.of("a", METRIC, 100, 100.5, 101, 101.5, 102)))).isEmpty();
  }

  @Test
  void chance_is_rarely_a_drift() {
    Random random = new Random(3);
    long drifting =
        IntStream.range(0, 500)
            .filter(
                i ->
                    !Drift.of(
                            run(
                                Summaries.of("a", METRIC, chance(random)),
                                Summaries.of("b", METRIC, chance(random))))
                        .isEmpty())
            .count();

    assertThat(drifting).isLessThanOrEqualTo(10);
  }

  @Test
  void three_rounds_and_a_scenario_at_nothing_have_no_drift() {
    assertThat(Drift.of(run(Summaries.of("a", METRIC, 100, 200, 300)))).isEmpty();
    assertThat(Drift.of(run(Summaries.of("a", METRIC, 0, 100, 200, 300, 400)))).isEmpty();
  }

  private static double[] chance(Random random) {
    return IntStream.range(0, 6)
        .mapToDouble(i -> 100 * Math.exp(0.1 * random.nextGaussian()))
        .toArray();
  }

  /** Six rounds, each so many times the one before, one of them a percent off. */
  private static ScenarioSummary summary(String name, double first, double perRound) {
    double[] values =
        IntStream.range(0, 6)
            .mapToDouble(i -> first * Math.pow(perRound, i) * (i == 2 ? 1.01 : 1))
            .toArray();
    return Summaries.of(name, METRIC, values);
  }

  private static RunSummary run(ScenarioSummary... scenarios) {
    return Summaries.run(1, List.of(), scenarios);
  }
}
