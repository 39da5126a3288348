package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    List<Comparison> rows = RunComparer.compare(run, Manifest.NOTHING);

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
  void fewer_than_three_trials_decide_nothing(double value, int trials, Word word) {
    Comparison row = compare(repeat(10, trials), repeat(value, trials));

    assertThat(row.word()).isEqualTo(word);
    assertThat(row.difference().low().isPresent()).isEqualTo(trials >= 3);
    assertThat(row.difference().n()).isEqualTo(trials);
  }

  @Test
  void a_base_of_nothing_has_no_ratio_but_keeps_its_values() {
    Comparison row = compare(repeat(0, 6), repeat(3, 6));

    assertThat(row.ratio()).isEmpty();
    assertThat(row.baseValue()).hasValue(0);
    assertThat(row.otherValue()).hasValue(3);
    assertThat(row.word()).isEqualTo(Word.NOT_COMPARED);
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

    assertThat(RunComparer.compare(run, Manifest.NOTHING))
        .filteredOn(row -> row.metric().label().equals(METRIC))
        .extracting(Comparison::base, Comparison::other)
        .containsExactly(tuple("a-20", "b-20"), tuple("a-40", "b-40"));
  }

  @Test
  void a_side_that_was_not_measured_leaves_the_row_empty() {
    Comparison row = compare(Summaries.of("a", METRIC, 10), Summaries.withoutValidTrial("b"));

    assertThat(row.otherValue()).isEmpty();
    assertThat(row.ratio()).isEmpty();
    assertThat(row.difference().n()).isZero();
  }

  @Test
  void trials_are_paired_by_round_and_the_others_left_out() {
    ScenarioSummary base = summary("a", new double[] {10, 20, 40, 80}, 1, 2, 3, 4);
    ScenarioSummary other = summary("b", new double[] {44, 11, 88.1}, 3, 1, 4);

    Comparison row = compare(base, other);

    assertThat(row.difference().n()).isEqualTo(3);
    assertThat(row.ratio().orElseThrow()).isBetween(1.1, 1.101);
    assertThat(row.word()).isEqualTo(Word.SURELY_BEYOND);
    assertThat(row.doubts()).containsExactly("few trials: 3 of at least 5");
  }

  @Test
  void scenarios_that_were_never_valid_in_the_same_round_are_not_compared() {
    Comparison row =
        compare(summary("a", new double[] {10}, 1), summary("b", new double[] {20}, 2));

    assertThat(row.word()).isEqualTo(Word.NOT_COMPARED);
    assertThat(row.doubts()).containsExactly("a and b have no valid trial in the same round");
  }

  @Test
  void ties_are_a_caveat() {
    Comparison row = compare(new double[] {10, 10, 11, 10, 11}, new double[] {10, 11, 11, 11, 12});

    assertThat(row.doubts()).containsExactly("ties: equal in 2 of 5 rounds");
  }

  @Test
  void one_table_is_judged_together() {
    double[] tens = {10, 10, 10, 10, 10};
    ScenarioSummary base = Summaries.of("a", METRIC, tens);
    ScenarioSummary close = Summaries.of("b", METRIC, 10.3, 11, 10.5, 11.2, 10.4);
    List<ScenarioSummary> nine =
        IntStream.range(0, 9)
            .mapToObj(i -> Summaries.of("like-" + i, METRIC, 9, 11, 10, 9.5, 10.5))
            .toList();

    assertThat(compare(base, close).word()).as("alone").isEqualTo(Word.DIFFERENT);
    assertThat(
            RunComparer.compare(
                    named(METRIC),
                    base,
                    Stream.concat(Stream.of(close), nine.stream()).toList(),
                    Manifest.NOTHING)
                .getFirst()
                .word())
        .as("one of ten")
        .isEqualTo(Word.UNDECIDED);
  }

  @Test
  void a_run_without_a_finished_trial_compares_nothing() {
    RunSummary nothing =
        new RunSummary(Summaries.run(1, List.of(), Summaries.of("a", "ok", 1)).suite(), List.of());

    assertThat(RunComparer.compare(nothing, Manifest.NOTHING)).isEmpty();
  }

  private static Comparison compare(double[] base, double[] other) {
    return compare(Summaries.of("a", METRIC, base), Summaries.of("b", METRIC, other));
  }

  private static Comparison compare(ScenarioSummary base, ScenarioSummary other) {
    return RunComparer.compare(named(METRIC), base, List.of(other), Manifest.NOTHING).getFirst();
  }

  private static ScenarioSummary summary(String name, double[] values, int... rounds) {
    ScenarioSummary numbered = Summaries.of(name, METRIC, values);
    return new ScenarioSummary(
        numbered.scenario(),
        values.length,
        values.length,
        List.of(),
        Limit.NOTHING,
        numbered.values(),
        Map.of(named(METRIC), rounds));
  }

  private static double[] repeat(double value, int times) {
    return DoubleStream.generate(() -> value).limit(times).toArray();
  }
}
