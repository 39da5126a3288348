package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.audit.Rule.Suspicion;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/**
 * A sentence that somebody wrote about a table, as data: that a contender has the lowest or the
 * highest figure of a column.
 *
 * @param id how the sentence is cited
 * @param says its words
 * @param row the contender
 * @param column head or meaning of the column
 * @param highest whether it claims the highest figure; else the lowest
 */
public record Sentence(String id, String says, String row, String column, boolean highest) {
  private static final List<String> HEAD = List.of("id", "says", "row", "column", "relation");

  static final Rule RULE =
      new Rule(
          "superlative-is-wrong",
          "F12, F13",
          Severity.CONTRADICTION,
          "the row that a sentence names has the lowest, or the highest, figure of its group",
          "sentences beside the table (bench audit --sentences)",
          "The words claim what the table denies.",
          Set.of(),
          Rule.ofGroup(rows -> List.of()));

  /**
   * Reads sentences: CSV with the columns id, says, row, column and relation, which is {@code
   * lowest} or {@code highest}.
   *
   * @throws BenchException of kind USAGE that names the file and the line
   */
  public static List<Sentence> read(String file, String text) {
    if (text.isBlank()) {
      throw BenchException.usage(file + " is empty: it needs the columns " + named());
    }
    Cells cells = CsvCells.read(file, text);
    if (!cells.head().equals(HEAD)) {
      throw BenchException.usage(file + " must have exactly the columns " + named());
    }
    List<Sentence> sentences = new ArrayList<>();
    for (Cells.Line line : cells.rows()) {
      List<String> it = line.cells();
      if (!Set.of("lowest", "highest").contains(it.get(4))) {
        throw BenchException.usage(
            Text.of(
                "%s, line %d: the relation must be lowest or highest, not '%s'",
                file, line.number(), Shown.brief(it.get(4))));
      }
      sentences.add(
          new Sentence(
              Shown.brief(it.get(0)),
              Shown.line(it.get(1)),
              it.get(2),
              Cells.head(it.get(3)),
              it.get(4).equals("highest")));
    }
    return sentences;
  }

  private static String named() {
    return String.join(", ", HEAD);
  }

  /** Finds the groups in which another row goes further than the one that is praised. */
  List<Finding> check(AuditTable table) {
    return meaning(table).stream()
        .flatMap(it -> table.groups().stream().flatMap(rows -> denied(it, rows).stream()))
        .map(this::finding)
        .toList();
  }

  private Optional<Meaning> meaning(AuditTable table) {
    return Optional.ofNullable(table.columns().get(column)).or(() -> Meaning.labelled(column));
  }

  private boolean isPraised(Row each) {
    return Row.plain(each.name()).equals(Row.plain(row));
  }

  private Optional<Suspicion> denied(Meaning meaning, List<Row> rows) {
    Comparator<Row> lowestFirst = Comparator.comparingDouble(each -> each.value(meaning));
    return rows.stream()
        .filter(each -> isPraised(each) && each.has(meaning))
        .min(highest ? lowestFirst.reversed() : lowestFirst)
        .map(
            praised ->
                new Suspicion(
                    List.of(praised),
                    Text.of(
                        "\"%s\", but its %s is beaten by %s",
                        says,
                        praised.tell(meaning),
                        Names.of(further(meaning, praised, rows), each -> each.say(meaning)))))
        .filter(suspicion -> !further(meaning, suspicion.rows().getFirst(), rows).isEmpty());
  }

  private List<Row> further(Meaning meaning, Row praised, List<Row> rows) {
    Printed own = praised.get(meaning).orElseThrow();
    return rows.stream()
        .filter(each -> each.has(meaning) && !isPraised(each))
        .filter(
            each -> {
              Printed other = each.get(meaning).orElseThrow();
              return highest ? other.low() > own.high() : other.high() < own.low();
            })
        .toList();
  }

  private Finding finding(Suspicion suspicion) {
    Finding plain = Finding.of(RULE, Finding.Standing.SUSPICIOUS, suspicion);
    return new Finding(
        RULE, id, plain.standing(), plain.where(), plain.rows(), plain.lines(), plain.arithmetic());
  }

  /**
   * Checks that a table can be meant.
   *
   * @throws BenchException of kind USAGE if no table has the row and the column
   */
  void requireIn(String file, List<AuditTable> tables) {
    boolean known =
        tables.stream()
            .anyMatch(
                table ->
                    meaning(table).stream()
                        .anyMatch(
                            it ->
                                table.rows().stream()
                                    .anyMatch(each -> isPraised(each) && each.has(it))));
    if (!known) {
      throw BenchException.usage(
          Text.of(
              "the sentence %s is about the row '%s' and the column '%s', which %s has not: name"
                  + " them as the table does",
              id, Shown.brief(row), Shown.brief(column), file));
    }
  }
}
