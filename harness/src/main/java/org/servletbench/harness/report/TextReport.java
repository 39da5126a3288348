package org.servletbench.harness.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Crossover;

/** Writes the report as text, for the terminal and as Markdown, with the same words and figures. */
public final class TextReport {
  private final RunReport report;

  public TextReport(RunReport report) {
    this.report = report;
  }

  /** A part of a report. */
  private sealed interface Part {
    record Title(String text) implements Part {}

    record Sentence(String text) implements Part {}

    record Rows(Table table) implements Part {}

    /** Only a page shows it. */
    record Picture() implements Part {}
  }

  /**
   * For a terminal; the claims come last, since the end is what stays on the screen.
   *
   * @param columns characters of a line
   */
  public String console(int columns) {
    return text(
        part ->
            switch (part) {
              case Part.Title(String text) -> Lines.paragraph(text, columns);
              case Part.Sentence(String text) -> Lines.paragraph(text, columns);
              case Part.Rows(Table table) -> table.plain(columns);
              case Part.Picture picture -> "";
            });
  }

  /** Returns the text of {@code report.md}. */
  public String markdown() {
    return text(
        part ->
            switch (part) {
              case Part.Title(String text) -> "**" + Table.escaped(text) + "**\n";
              case Part.Sentence(String text) -> Table.escaped(text) + "\n";
              case Part.Rows(Table table) -> table.markdown();
              case Part.Picture picture ->
                  ResponseTimePicture.of(report)
                      .map(
                          svg ->
                              "![Response time over the run](" + ResponseTimePicture.FILE + ")\n")
                      .orElse("");
            });
  }

  /** Parts are set apart by an empty line. */
  private String text(Function<Part, String> format) {
    return Shown.text(
        parts().map(format).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n")));
  }

  private Stream<Part> parts() {
    Suite suite = report.summary().suite();
    List<Crossover> crossovers = Crossover.of(report.summary());
    return Stream.of(
            Stream.of(new Part.Title(suite.name() + ": " + suite.question())),
            sentences(trials(), machine(report.environment()) + scale()),
            Stream.of(new Part.Picture()),
            tables(Tables.outcomes(report), Tables.latencies(report)),
            Notes.of(report).stream().map(Part.Sentence::new),
            tables(Tables.ratios(report)),
            tables(CostTable.of(report).toArray(Table[]::new)),
            tables(CostCurveTable.of(report)),
            tables(Tables.theory(report), SteadyTable.of(report), SteadyTable.ofLoad(report)),
            tables(CrossoverTable.of(crossovers)),
            crossovers.stream().map(CrossoverTable::words).map(Part.Sentence::new),
            tables(DriverTables.omission(report), DriverTables.concordance(report)),
            tables(StageTables.of(report).toArray(Table[]::new)),
            explained(
                "profiled: sampling costs CPU itself; compare figures only within this run",
                CpuTable.of(report)),
            tables(Tables.limits(report)),
            settings(),
            tables(ClaimsTable.of(report)))
        .flatMap(parts -> parts);
  }

  private static Stream<Part> sentences(String... sentences) {
    return Stream.of(sentences).map(Part.Sentence::new);
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
        "%s, %d cores, %s, %s; JDK %s; wake-up floor p99 %s",
        machine.cpu(),
        machine.cores(),
        Say.mebibytes(machine.memoryMib()),
        machine.os(),
        machine.jdk(),
        Say.millis(machine.wakeUpFloorP99Millis()));
  }

  private String trials() {
    Suite suite = report.summary().suite();
    int planned = suite.scenarios().size() * suite.trials();
    return Text.of(
        "%s%s, %d of each scenario, each in fresh processes",
        report.trials().size() == planned ? "" : report.trials().size() + " of ",
        Text.count(planned, "trial"),
        suite.trials());
  }

  private String scale() {
    double scale = report.summary().suite().timeScale();
    return scale == 1
        ? ""
        : "; time scale " + Say.number(scale) + ": one second stands for " + Say.number(scale);
  }
}
