package org.servletbench.harness.report;

import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.RunComparer.Comparison;

/** The sections of a report; the console, report.md and the page show the same ones. */
record Sections(RunReport report) {
  /** The question and its answer. */
  Stream<Part> answer() {
    Suite suite = report.summary().suite();
    return Stream.of(
        new Part.Title(suite.name() + ": " + suite.question()),
        new Part.Sentences(report.sentences()));
  }

  /** How often was measured, and on what. */
  Stream<Part> machine() {
    return Stream.of(trials(), machine(report.environment()) + scale()).map(Part.Sentence::new);
  }

  /** The tables that most readers want. */
  Stream<Part> figures() {
    return Stream.of(article(), idle(), tables(Tables.outcomes(report), Tables.latencies(report)))
        .flatMap(parts -> parts);
  }

  /** The article's figures beside those of the run. */
  private Stream<Part> article() {
    return report.tables().isEmpty()
        ? Stream.of()
        : Stream.of(
                tables(ArticleTables.ranks(report)),
                Stream.of(new Part.Sentence(ArticleTables.howRanked(report))),
                tables(ArticleTables.columns(report)),
                Stream.of(new Part.Sentence(ArticleTables.HOW_MEASURED)))
            .flatMap(parts -> parts);
  }

  private Stream<Part> idle() {
    return explainedBelow(IdleTable.of(report), IdleTable.EXPLANATION);
  }

  private static Stream<Part> explainedBelow(Table table, String sentence) {
    return table.isEmpty()
        ? Stream.of()
        : Stream.of(new Part.Rows(table), new Part.Sentence(sentence));
  }

  /** What is doubtful about them. */
  Stream<Part> warnings() {
    return Notes.of(report).stream().map(Part.Sentence::new);
  }

  Stream<Part> ratios() {
    List<Difference> differences =
        report.comparisons().stream().map(Comparison::difference).toList();
    return differences.stream().allMatch(each -> each.ratio().isEmpty())
        ? Stream.of()
        : Stream.concat(
            Stream.of(
                new Part.Rows(Tables.ratios(report)),
                new Part.Sentence(RatioText.legend(differences))),
            tables(FloorTable.of(report)));
  }

  /** What the figures come from. */
  Stream<Part> why() {
    return Stream.of(
            tables(Tables.limits(report), Tables.theory(report)),
            tables(CrossoverTable.of(Crossover.of(report.summary()))),
            tables(CostTable.of(report).toArray(Table[]::new)),
            tables(CostCurveTable.of(report)),
            tables(DriverTables.omission(report), DriverTables.concordance(report)),
            tables(StageTables.of(report).toArray(Table[]::new)),
            explained(
                "profiled: sampling costs CPU itself; compare figures only within this run",
                CpuTable.of(report)))
        .flatMap(parts -> parts);
  }

  /** Whether each scenario had the same chances. */
  Stream<Part> fairness() {
    return Stream.concat(tables(SteadyTable.of(report), SteadyTable.ofLoad(report)), settings());
  }

  Stream<Part> claims() {
    return tables(ClaimsTable.of(report));
  }

  private static Stream<Part> tables(Table... tables) {
    return Stream.of(tables).filter(table -> !table.isEmpty()).map(Part.Rows::new);
  }

  private Stream<Part> settings() {
    Table differences = ManifestTables.differences(report.manifest());
    return differences.isEmpty()
        ? Stream.of()
        : Stream.of(
            new Part.Rows(differences),
            new Part.Sentence(
                ManifestTables.same(report.manifest())
                    + " further settings are the same in all scenarios: manifest.csv"));
  }

  private static Stream<Part> explained(String sentence, Table table) {
    return table.isEmpty()
        ? Stream.of()
        : Stream.of(new Part.Sentence(sentence), new Part.Rows(table));
  }

  /** Describes the machine in a line. */
  static String machine(Environment machine) {
    return Text.of(
        "%s, %s, %s, %s; JDK %s; wake-up floor p99 %s",
        machine.cpu(),
        Text.count(machine.cores(), "core"),
        Say.mebibytes(machine.memoryMib()),
        machine.os(),
        machine.jdk(),
        Say.millis(machine.wakeUpFloorP99Millis()));
  }

  private String trials() {
    Suite suite = report.summary().suite();
    int planned = suite.scenarios().size() * suite.trials();
    int done = report.trials().size();
    return (done == planned
            ? Text.of("%s, %d of each scenario", Text.count(planned, "trial"), suite.trials())
            : Text.of("%d of %s that were planned", done, Text.count(planned, "trial")))
        + ", "
        + independence(suite.scenarios());
  }

  private static String independence(List<Scenario> scenarios) {
    List<String> running =
        scenarios.stream()
            .filter(each -> each.target() instanceof Target.Running)
            .map(Scenario::name)
            .toList();
    if (running.isEmpty()) {
      return "each in fresh processes";
    }
    return running.size() == scenarios.size()
        ? "against a server that ran all along, so they are not independent"
        : Text.of(
            "those of %s against a server that ran all along, so they are not independent; all"
                + " others in fresh processes",
            Places.list(running));
  }

  private String scale() {
    double scale = report.summary().suite().timeScale();
    return scale == 1
        ? ""
        : "; time scale " + Say.number(scale) + ": one second stands for " + Say.number(scale);
  }
}
