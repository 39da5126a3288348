package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.stats.Word;
import org.servletbench.harness.verify.RunComparer.Comparison;

class RunComparerTest {
  private static final String METRIC = "goodput_rps";

  @Test
  void every_other_scenario_is_compared_with_the_first_in_every_metric() {
    RunSummary run =
        Summaries.run(
            1,
            List.of(),
            Summaries.of("a", METRIC, 10),
            Summaries.of("b", METRIC, 20),
            Summaries.of("c", METRIC, 5));

    List<Comparison> rows = RunComparer.compare(run, Manifest.NOTHING, 1);

    assertThat(rows).hasSize(2 * RunComparer.METRICS.size());
    assertThat(rows).allSatisfy(row -> assertThat(row.base()).isEqualTo("a"));
    assertThat(rows.stream().filter(row -> row.metric().label().equals(METRIC)))
        .extracting(row -> row.ratio().orElseThrow())
        .containsExactly(2.0, 0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "20,   3, SURELY_BEYOND",
    "10,   3, EQUIVALENT",
    "10.4, 3, EQUIVALENT",
    "20,   2, TWO_TRIALS",
    "20,   1, ONE_TRIAL"
  })
  void fewer_than_three_trials_decide_nothing(double value, int trials, Word difference) {
    Comparison row = compare(repeat(10, trials), repeat(value, trials));

    assertThat(row.difference()).isEqualTo(difference);
    assertThat(row.low().isPresent()).isEqualTo(trials >= 3);
    assertThat(row.n()).isEqualTo(trials);
  }

  @Test
  void a_base_of_nothing_has_no_ratio_but_keeps_its_values() {
    Comparison row = compare(repeat(0, 6), repeat(3, 6));

    assertThat(row.ratio()).isEmpty();
    assertThat(row.baseValue()).hasValue(0);
    assertThat(row.otherValue()).hasValue(3);
    assertThat(row.difference()).isEqualTo(Word.NOT_COMPARED);
  }

  @Test
  void a_scenario_is_compared_with_the_first_of_its_rung_and_with_none_where_it_is_alone() {
    RunSummary run =
        Summaries.run(
            1,
            List.of(),
            Summaries.at("a-20", 20, 1000),
            Summaries.at("a-40", 40, 1000),
            Summaries.at("b-20", 20, 1000),
            Summaries.at("b-40", 40, 1000),
            Summaries.at("slow", 20, 2000));

    assertThat(RunComparer.compare(run, Manifest.NOTHING, 1))
        .filteredOn(row -> row.metric().label().equals(METRIC))
        .extracting(Comparison::base, Comparison::other)
        .containsExactly(tuple("a-20", "b-20"), tuple("a-40", "b-40"));
  }

  @Test
  void a_side_that_was_not_measured_leaves_the_row_empty() {
    Comparison row =
        RunComparer.compare(
            named(METRIC),
            Summaries.of("a", METRIC, 10),
            Summaries.withoutValidTrial("b"),
            Manifest.NOTHING,
            1);

    assertThat(row.otherValue()).isEmpty();
    assertThat(row.ratio()).isEmpty();
    assertThat(row.n()).isZero();
  }

  @Test
  void a_run_without_a_finished_trial_compares_nothing() {
    RunSummary nothing =
        new RunSummary(Summaries.run(1, List.of(), Summaries.of("a", "ok", 1)).suite(), List.of());

    assertThat(RunComparer.compare(nothing, Manifest.NOTHING, 1)).isEmpty();
  }

  private static Comparison compare(double[] base, double[] other) {
    return RunComparer.compare(
        named(METRIC),
        Summaries.of("a", METRIC, base),
        Summaries.of("b", METRIC, other),
        Manifest.NOTHING,
        1);
  }

  private static double[] repeat(double value, int times) {
    return DoubleStream.generate(() -> value).limit(times).toArray();
  }
}
