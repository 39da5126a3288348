package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;

import java.time.Duration;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.servletbench.harness.stats.Word;
import org.servletbench.harness.verify.AtDelay;
import org.servletbench.harness.verify.AtDelay.Pays;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.RunComparer.Comparison;

/** Finds where ways to wait begin to pay; those that turn at the same place are told together. */
final class Turns {
  private record Place(
      String base,
      Optional<Duration> above,
      Optional<Duration> atMost,
      boolean paysSomewhere,
      boolean paysBelow,
      List<Duration> undecided,
      OptionalDouble predicted,
      Duration shortest,
      Duration longest) {
    static Place of(Crossover each) {
      return new Place(
          each.base(),
          each.above(),
          each.atMost(),
          each.paysSomewhere(),
          Turns.paysBelow(each),
          each.undecided(),
          each.predicted(),
          each.shortest().delay(),
          each.longest().delay());
    }
  }

  private Turns() {}

  /**
   * @param comparisons rows of comparison.csv of the same run, which say what CPU time differs
   */
  static List<Finding.Turn> of(List<Crossover> crossovers, List<Comparison> comparisons) {
    Map<Place, List<Crossover>> places =
        crossovers.stream()
            .collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
    return places.entrySet().stream()
        .map(each -> turn(each.getKey(), each.getValue(), comparisons))
        .toList();
  }

  /** Whether it pays at some delay shorter than the longest at which it does not. */
  private static boolean paysBelow(Crossover each) {
    return each.above().stream()
        .anyMatch(
            longest ->
                each.delays().stream()
                    .anyMatch(at -> at.pays() == Pays.YES && at.delay().compareTo(longest) < 0));
  }

  /** Finds the row about CPU time at a delay; the file has it where the base leads its rung. */
  private static Optional<Comparison> cpu(AtDelay at, List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(each -> each.metric().equals(CPU_US_PER_REQUEST))
        .filter(each -> each.base().equals(at.base()) && each.other().equals(at.other()))
        .filter(each -> each.ratio().isPresent())
        .findFirst();
  }

  private static Doubt doubt(List<Crossover> together) {
    IntSummaryStatistics trials =
        together.stream()
            .flatMap(Crossover::compared)
            .mapToInt(AtDelay::trials)
            .summaryStatistics();
    return new Doubt(trials.getMin(), trials.getMax(), false);
  }

  private static Finding.Turn turn(
      Place place, List<Crossover> together, List<Comparison> comparisons) {
    List<Comparison> rows =
        together.stream().flatMap(each -> cpu(each.shortest(), comparisons).stream()).toList();
    double[] cpu = rows.stream().mapToDouble(row -> row.ratio().getAsDouble()).sorted().toArray();
    return new Finding.Turn(
        place.base(),
        together.stream().map(Crossover::other).toList(),
        place.above(),
        place.atMost(),
        place.paysSomewhere(),
        place.paysBelow(),
        place.undecided(),
        place.predicted(),
        place.shortest(),
        place.longest(),
        together.stream().allMatch(Crossover::isByAnswersAlone),
        cpu.length < together.size()
            ? Optional.empty()
            : Optional.of(new Finding.Span(cpu[0], cpu[cpu.length - 1])),
        rows.stream().allMatch(row -> row.word() == Word.UNDECIDED),
        together.stream()
            .flatMap(each -> each.delays().stream())
            .flatMap(at -> List.of(at.base(), at.other()).stream())
            .distinct()
            .toList(),
        rows.stream()
            .map(
                row ->
                    new Fact(
                        "comparison.csv",
                        row.other(),
                        row.base(),
                        CPU_US_PER_REQUEST,
                        row.ratio().getAsDouble()))
            .toList(),
        doubt(together));
  }
}
