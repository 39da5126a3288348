package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Table.Block;
import org.servletbench.harness.verify.Carrying;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * What a screen holds of a report: the answer, one table, the first of what is doubtful, and the
 * verdicts that nobody expected. What is left out is counted.
 */
final class Brief {
  /** Most scenarios of the table. */
  static final int MOST_ROWS = 24;

  /** Lines are no longer than this, however wide the terminal. */
  static final int MOST_COLUMNS = 100;

  /** Most of a run that has more, in whole blocks; the first block stands in any case. */
  private static final int MOST_OF_MANY = 16;

  private static final int MOST_NOTES = 3;
  private static final Set<Metric> SHOWN =
      Set.of(
          GOODPUT_RPS,
          LATENCY.at(P50),
          LATENCY.at(P99),
          CPU_US_PER_REQUEST,
          THREADS_PEAK,
          RSS_PEAK_MIB);
  private static final String LEGEND =
      Text.of(
          "* differs from the first row of its block by more than %s, and by more than chance.",
          Say.percent(RunComparer.MARGIN));
  private static final String WHERE = "with --full, in report.md and on the page";

  private Brief() {}

  static Stream<Part> of(RunReport report) {
    return Stream.of(
            new Sections(report).answer(),
            table(report),
            notes(Notes.of(report), mostNotes(report)),
            ClaimsTable.unexpected(report),
            ClaimsText.tally(report.verdicts()).map(Part.Sentence::new).stream())
        .flatMap(parts -> parts);
  }

  private static Stream<Part> table(RunReport report) {
    int all = report.summary().scenarios().size();
    List<Block<ScenarioSummary>> shown = first(report);
    int rows = shown.stream().mapToInt(block -> block.rows().size()).sum();
    Table table = Table.inBlocks(columns(report, new Places(report.summary())), shown).tight();
    if (table.isEmpty()) {
      return Stream.of();
    }
    List<Part> parts = new ArrayList<>(List.of(new Part.Rows(table)));
    if (report.comparisons().stream().anyMatch(each -> isMarked(report, each))) {
      parts.add(new Part.Sentence(LEGEND));
    }
    int others = all - rows;
    if (others > 0) {
      parts.add(
          new Part.Sentence(
              Text.of(
                  "%d of %d scenarios %s left out here; all stand %s.",
                  others, all, others == 1 ? "is" : "are", WHERE)));
    }
    return parts.stream();
  }

  /** The heading of a block tells what its names need not repeat. Figures come by importance. */
  private static List<Column<ScenarioSummary>> columns(RunReport report, Places places) {
    return List.of(
        new Column<>("scenario", row -> places.name(row.scenario().name())),
        new Column<>(
            "valid", row -> row.valid() == row.trials() ? "" : row.valid() + " of " + row.trials()),
        figure(report, "good", GOODPUT_RPS),
        new Column<>("lost", Brief::lost),
        figure(report, "p50", LATENCY.at(P50)),
        figure(report, "p99", LATENCY.at(P99)),
        figure(report, "CPU/req", CPU_US_PER_REQUEST),
        figure(report, "threads", THREADS_PEAK),
        figure(report, "RSS", RSS_PEAK_MIB));
  }

  private static Column<ScenarioSummary> figure(RunReport report, String head, Metric metric) {
    Column<ScenarioSummary> plain = Tables.figure(head, metric);
    Set<String> marked =
        report.comparisons().stream()
            .filter(each -> each.metric().equals(metric) && isMarked(report, each))
            .map(Comparison::other)
            .collect(Collectors.toSet());
    return new Column<>(
        head,
        row -> plain.cell().apply(row) + (marked.contains(row.scenario().name()) ? " *" : ""));
  }

  /** Whether a figure is marked: twins are compared with each other, and not with the first. */
  private static boolean isMarked(RunReport report, Comparison comparison) {
    return SHOWN.contains(comparison.metric())
        && comparison.word().isDifferent()
        && report.summary().rungs().stream()
            .anyMatch(rung -> rung.getFirst().scenario().name().equals(comparison.base()));
  }

  private static String lost(ScenarioSummary row) {
    double share = Carrying.lostShare(row);
    return share == 0 ? "" : Say.percent(share);
  }

  private static boolean isMany(RunReport report) {
    return report.summary().scenarios().size() > MOST_ROWS;
  }

  private static List<Block<ScenarioSummary>> first(RunReport report) {
    List<Block<ScenarioSummary>> first = new ArrayList<>();
    int room = isMany(report) ? MOST_OF_MANY : MOST_ROWS;
    for (Block<ScenarioSummary> block : Rungs.blocks(report, row -> true)) {
      if (first.isEmpty() || room >= block.rows().size()) {
        first.add(new Block<>(block.heading(), block.rows().stream().limit(MOST_ROWS).toList()));
      }
      room -= block.rows().size();
    }
    return first;
  }

  /** A long table leaves room for the worst alone. */
  private static int mostNotes(RunReport report) {
    return report.summary().scenarios().size() > MOST_OF_MANY ? 1 : MOST_NOTES;
  }

  /** They come with the worst first. */
  private static Stream<Part> notes(List<String> notes, int most) {
    int more = notes.size() - most;
    Stream<String> told = notes.stream().limit(most);
    return (more <= 0
            ? told
            : Stream.concat(
                told,
                Stream.of(
                    Text.of(
                        "%s %s %s.",
                        Text.count(more, "more note"), more == 1 ? "stands" : "stand", WHERE))))
        .map(Part.Sentence::new);
  }
}
