package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.Comparability;
import org.servletbench.harness.verify.Ranks;
import org.servletbench.harness.verify.ScenarioSummary;

/** Finds who is first under each load of an article's tables, and what is left of their order. */
final class Leaders {
  private Leaders() {}

  static List<Finding> of(List<ArticleTable> tables) {
    List<ScenarioSummary> valid = scenarios(tables).filter(each -> each.valid() > 0).toList();
    return valid.isEmpty()
        ? List.of()
        : List.of(
            new Finding.Fastest(
                tables.stream().flatMap(table -> first(table).stream()).toList(),
                Loads.names(valid),
                valid.stream().flatMap(each -> Fact.of(each, GOODPUT_RPS)).toList(),
                Doubt.of(valid)),
            survival(tables, valid));
  }

  private static Stream<ScenarioSummary> scenarios(List<ArticleTable> tables) {
    return tables.stream().flatMap(table -> table.rows().stream()).map(ArticleTable.Row::scenario);
  }

  private static Optional<Leader> first(ArticleTable table) {
    List<ArticleTable.Row> ranked =
        table.rows().stream().filter(row -> row.rank().isPresent()).toList();
    List<ScenarioSummary> scenarios = ranked.stream().map(ArticleTable.Row::scenario).toList();
    List<ScenarioSummary> cheapest = cheapest(scenarios);
    return ranked.stream()
        .findFirst()
        .map(
            best ->
                new Leader(
                    table,
                    names(ranked, row -> row.rank().getAsInt() == 1),
                    best.scenario().median(GOODPUT_RPS).orElseThrow(),
                    best.overBase(),
                    ranked.size(),
                    scenarios.stream().mapToInt(ScenarioSummary::valid).min().orElseThrow(),
                    Loads.names(cheapest),
                    cheapest.stream()
                        .flatMapToDouble(each -> each.median(CPU_US_PER_REQUEST).stream())
                        .findFirst()));
  }

  /**
   * The cheapest, and then who cannot be told from it; none if it may not be compared with all
   * others, or can be told from none.
   */
  private static List<ScenarioSummary> cheapest(List<ScenarioSummary> scenarios) {
    List<ScenarioSummary> sorted =
        scenarios.stream()
            .filter(each -> each.has(CPU_US_PER_REQUEST))
            .sorted(
                Comparator.comparingDouble(each -> each.median(CPU_US_PER_REQUEST).orElseThrow()))
            .toList();
    boolean comparable =
        sorted.size() == scenarios.size()
            && sorted.stream()
                .skip(1)
                .allMatch(
                    each -> Comparability.comparable(CPU_US_PER_REQUEST, sorted.getFirst(), each));
    List<ScenarioSummary> least =
        sorted.stream()
            .filter(each -> !Ranks.isAbove(CPU_US_PER_REQUEST, each, sorted.getFirst()))
            .toList();
    return comparable && least.size() < sorted.size() ? least : List.of();
  }

  private static List<String> names(
      List<ArticleTable.Row> rows, Predicate<ArticleTable.Row> which) {
    return rows.stream().filter(which).map(row -> row.scenario().scenario().name()).toList();
  }

  private static Finding survival(List<ArticleTable> tables, List<ScenarioSummary> valid) {
    int held = 0;
    int reversed = 0;
    int undecided = 0;
    int unmeasured = 0;
    int tried = 0;
    List<String> kept = new ArrayList<>();
    for (ArticleTable table : tables) {
      List<PublishedRow> rows = table.article();
      for (int i = 0; i < rows.size(); i++) {
        for (int j = i + 1; j < rows.size(); j++) {
          boolean inOrder = rows.get(i).rate() >= rows.get(j).rate();
          ScenarioSummary better = table.of(rows.get(inOrder ? i : j));
          ScenarioSummary worse = table.of(rows.get(inOrder ? j : i));
          if (!better.has(GOODPUT_RPS) || !worse.has(GOODPUT_RPS)) {
            unmeasured++;
          } else if (Ranks.isAbove(GOODPUT_RPS, better, worse)) {
            held++;
          } else if (Ranks.isAbove(GOODPUT_RPS, worse, better)) {
            reversed++;
          } else {
            undecided++;
          }
        }
      }
      if (winner(table).has(GOODPUT_RPS)) {
        tried++;
        if (isFirstHere(table)) {
          kept.add(table.use());
        }
      }
    }
    return new Finding.Survival(
        held,
        reversed,
        undecided,
        unmeasured,
        kept,
        tried,
        Loads.names(valid),
        valid.stream().flatMap(each -> Fact.of(each, GOODPUT_RPS)).toList(),
        Doubt.of(valid));
  }

  /** Whether the article's first is the first of its servers here, or shares that rank. */
  private static boolean isFirstHere(ArticleTable table) {
    List<ScenarioSummary> theirs = table.article().stream().map(table::of).toList();
    return Ranks.of(theirs, GOODPUT_RPS).stream()
        .anyMatch(ranked -> ranked.rank() == 1 && ranked.scenario().equals(winner(table)));
  }

  /** The scenario of the article's first. */
  private static ScenarioSummary winner(ArticleTable table) {
    return table.of(
        table.article().stream().max(Comparator.comparingDouble(PublishedRow::rate)).orElseThrow());
  }
}
