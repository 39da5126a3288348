package org.servletbench.harness.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.catalogue.ProcessFigure;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Word;
import org.servletbench.harness.verify.AtDelay;
import org.servletbench.harness.verify.AtDelay.Pays;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.RunComparer.Comparison;

class TurnsTest {
  /** Both turn between 20 and 100 ms, but nothing is known of the second at 0. */
  @Test
  void a_way_that_was_not_measured_at_the_shortest_delay_is_told_by_itself() {
    List<Finding.Turn> turns =
        turns(crossover("async", 0, 1, 20, 100), crossover("virtual", 1, 20, 100));

    assertThat(turns)
        .extracting(Finding.Turn::others)
        .containsExactly(List.of("async"), List.of("virtual"));
    assertThat(turns)
        .extracting(Finding.Turn::shortest)
        .containsExactly(Duration.ZERO, Duration.ofMillis(1));
    Finding.Turn both =
        Turns.of(
                List.of(crossover("async", 0, 100), crossover("other", 0, 100)),
                List.of(row("async-0", Word.DIFFERENT)))
            .getFirst();
    assertThat(both.others()).hasSize(2);
    assertThat(both.cpu()).as("known of one of them").isEmpty();
  }

  /** At 0 ms its p99 is not compared: the sentence, and what proves it, begin at 20 ms. */
  @Test
  void what_is_told_of_the_shortest_delay_is_of_the_shortest_that_is_decided() {
    AtDelay at = at("async", 0, false);
    AtDelay undecided =
        new AtDelay(
            at.delay(),
            at.base(),
            at.other(),
            5,
            at.goodput(),
            at.p50(),
            OptionalDouble.empty(),
            OptionalDouble.of(3),
            Pays.NO);
    Crossover ladder =
        new Crossover(
            "blocking",
            "async",
            List.of(undecided, at("async", 20, false), at("async", 100, true)),
            OptionalDouble.of(33));

    List<Comparison> rows =
        List.of(row("async-0", Word.DIFFERENT), row("async-20", Word.DIFFERENT));
    Finding.Turn turn = Turns.of(List.of(ladder), rows).getFirst();

    assertThat(turn.shortest()).hasMillis(20);
    assertThat(turn.undecided()).containsExactly(Duration.ZERO);
    assertThat(turn.cpu()).hasValue(new Finding.Span(1.14, 1.14));
    assertThat(turn.facts())
        .extracting(Fact::scenario, Fact::against, Fact::value)
        .containsExactly(tuple("async-20", "blocking-20", 1.14));
  }

  @Test
  void a_way_that_pays_below_a_delay_at_which_it_does_not_is_told_by_itself() {
    Crossover twice =
        new Crossover(
            "blocking",
            "async",
            List.of(at("async", 0, true), at("async", 20, false), at("async", 100, true)),
            OptionalDouble.of(33));

    assertThat(turns(twice, crossover("other", 0, 20, 100)))
        .extracting(Finding.Turn::paysBelow)
        .containsExactly(true, false);
  }

  /** By the whole table and at the shortest delay, as comparison.csv says it. */
  @ParameterizedTest
  @CsvSource({"UNDECIDED, true", "DIFFERENT, false", "ONE_TRIAL, false"})
  void what_comparison_csv_cannot_decide_is_undecided(Word word, boolean undecided) {
    Finding.Turn turn =
        Turns.of(List.of(crossover("async", 0, 100)), List.of(row("async-0", word))).getFirst();

    assertThat(turn.cpu()).isPresent();
    assertThat(turn.cpuIsUndecided()).isEqualTo(undecided);
  }

  /** The rung of the shortest delay may be led by another scenario. */
  @ParameterizedTest
  @ValueSource(strings = {"async-100", "other-0"})
  void what_comparison_csv_does_not_compare_is_not_told(String other) {
    Finding.Turn turn =
        Turns.of(List.of(crossover("async", 0, 100)), List.of(row(other, Word.DIFFERENT)))
            .getFirst();

    assertThat(turn.cpu()).isEmpty();
    assertThat(turn.facts()).isEmpty();
  }

  private static Comparison row(String other, Word word) {
    return new Comparison(
        ProcessFigure.CPU_US_PER_REQUEST,
        "blocking-" + other.replaceAll(".*-", ""),
        other,
        OptionalDouble.of(379),
        OptionalDouble.of(416),
        new Difference(
            OptionalDouble.of(1.14),
            OptionalDouble.of(0.83),
            OptionalDouble.of(1.55),
            4,
            OptionalDouble.of(0.125),
            word),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static List<Finding.Turn> turns(Crossover... crossovers) {
    return Turns.of(List.of(crossovers), List.of());
  }

  private static Crossover crossover(String other, int... millis) {
    return new Crossover(
        "blocking",
        other,
        IntStream.of(millis).mapToObj(delay -> at(other, delay, delay >= 100)).toList(),
        OptionalDouble.of(33));
  }

  private static AtDelay at(String other, int millis, boolean pays) {
    return new AtDelay(
        Duration.ofMillis(millis),
        "blocking-" + millis,
        other + "-" + millis,
        5,
        OptionalDouble.of(1),
        OptionalDouble.of(1),
        OptionalDouble.of(1),
        OptionalDouble.of(1.1),
        pays ? Pays.YES : Pays.NO);
  }
}
