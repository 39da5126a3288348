package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.CONNECT_P50_MS;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.model.Rung;

/**
 * A table that an article printed, beside what a run measured under the same kind of load.
 *
 * @param article rows of the article that the run has, in its order
 * @param rows the run's scenarios, the best first, those without a rank last
 * @param printed number of servers in the article's table
 */
public record ArticleTable(List<PublishedRow> article, List<Row> rows, int printed) {
  /** What the article's own ratios are to: {@code frameworks/go-std}. */
  public static final String BASE = "go-std";

  private static final int FEWEST = 2;

  public ArticleTable {
    article = List.copyOf(article);
    rows = List.copyOf(rows);
  }

  /**
   * A scenario beside the article's row of the same server.
   *
   * @param article the article's row; empty for a server that it does not have
   * @param articleRank rank in its table
   * @param articleOverBase its rate over that of {@link #BASE}
   * @param rank rank by good answers per second; empty without a valid trial
   * @param overBase good answers per second over those of {@link #BASE}
   * @param connecting scenario of the same server in which connecting was measured
   */
  public record Row(
      ScenarioSummary scenario,
      Optional<PublishedRow> article,
      OptionalInt articleRank,
      OptionalDouble articleOverBase,
      OptionalInt rank,
      OptionalDouble overBase,
      Optional<ScenarioSummary> connecting) {}

  /** Finds the article's tables of which a run has two servers or more. */
  public static List<ArticleTable> of(RunSummary run, List<PublishedRow> published) {
    Map<Integer, List<PublishedRow>> tables =
        published.stream()
            .collect(
                Collectors.groupingBy(
                    PublishedRow::table, LinkedHashMap::new, Collectors.toList()));
    List<ArticleTable> found = new ArrayList<>();
    for (List<PublishedRow> table : tables.values()) {
      for (List<ScenarioSummary> rung : run.rungs()) {
        List<ScenarioSummary> ours =
            rung.stream().filter(each -> table.getFirst().isOfItsKind(each.scenario())).toList();
        List<PublishedRow> theirs =
            table.stream().filter(row -> find(ours, row.framework()).isPresent()).toList();
        if (theirs.size() >= FEWEST) {
          found.add(new ArticleTable(theirs, rows(run, ours, table), table.size()));
        }
      }
    }
    return found;
  }

  private static List<Row> rows(
      RunSummary run, List<ScenarioSummary> ours, List<PublishedRow> table) {
    List<Ranks.Ranked> ranked = Ranks.of(ours, GOODPUT_RPS);
    List<Row> rows = new ArrayList<>();
    ranked.forEach(
        each -> rows.add(row(run, ours, table, each.scenario(), OptionalInt.of(each.rank()))));
    ours.stream()
        .filter(each -> !each.has(GOODPUT_RPS))
        .forEach(each -> rows.add(row(run, ours, table, each, OptionalInt.empty())));
    return rows;
  }

  private static Row row(
      RunSummary run,
      List<ScenarioSummary> ours,
      List<PublishedRow> table,
      ScenarioSummary scenario,
      OptionalInt rank) {
    Optional<PublishedRow> article = of(table, label(scenario));
    return new Row(
        scenario,
        article,
        article.isPresent() ? OptionalInt.of(rank(table, article.get())) : OptionalInt.empty(),
        ratio(rate(article), rate(of(table, BASE))),
        rank,
        ratio(
            scenario.median(GOODPUT_RPS),
            find(ours, BASE).map(base -> base.median(GOODPUT_RPS)).orElse(OptionalDouble.empty())),
        run.scenarios().stream()
            .filter(each -> each.has(CONNECT_P50_MS))
            .filter(each -> each.scenario().target().equals(scenario.scenario().target()))
            .findFirst());
  }

  private static int rank(List<PublishedRow> table, PublishedRow of) {
    return 1 + (int) table.stream().filter(row -> row.rate() > of.rate()).count();
  }

  private static OptionalDouble ratio(OptionalDouble of, OptionalDouble base) {
    return of.isPresent() && base.isPresent() && base.getAsDouble() > 0
        ? OptionalDouble.of(of.getAsDouble() / base.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble rate(Optional<PublishedRow> row) {
    return row.isPresent() ? OptionalDouble.of(row.get().rate()) : OptionalDouble.empty();
  }

  private static Optional<PublishedRow> of(List<PublishedRow> table, String framework) {
    return table.stream().filter(row -> row.framework().equals(framework)).findFirst();
  }

  private static Optional<ScenarioSummary> find(List<ScenarioSummary> ours, String framework) {
    return ours.stream().filter(each -> label(each).equals(framework)).findFirst();
  }

  private static String label(ScenarioSummary scenario) {
    return scenario.scenario().target().label();
  }

  /** What the article calls its load. */
  public String use() {
    return article.getFirst().use();
  }

  public Rung rung() {
    return rows.getFirst().scenario().scenario().rung();
  }

  public int connections() {
    return ((Load.Closed) rung().load()).connections();
  }

  /** Returns a server's scenario. */
  public ScenarioSummary of(PublishedRow row) {
    return find(rows.stream().map(Row::scenario).toList(), row.framework()).orElseThrow();
  }
}
