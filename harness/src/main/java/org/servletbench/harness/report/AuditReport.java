package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.audit.Audit;
import org.servletbench.harness.audit.Finding;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/** Writes what an audit found: as text, CSV, Markdown or a page. */
public final class AuditReport {
  /** One rule can fail in every row; the other formats tell them all. */
  private static final int MOST_OF_A_RULE = 20;

  private static final List<Column<Finding>> COLUMNS =
      List.of(
          new Column<>("rule", it -> it.rule().id()),
          new Column<>("known", Finding::known),
          new Column<>("severity", it -> it.rule().severity().label()),
          new Column<>("standing", it -> it.standing().label()),
          new Column<>("where", Finding::where),
          new Column<>("rows", it -> String.join("; ", it.rows())),
          new Column<>(
              "lines",
              it -> it.lines().stream().map(String::valueOf).collect(Collectors.joining("; "))),
          new Column<>("arithmetic", Finding::arithmetic),
          new Column<>("meaning", it -> it.rule().meaning()));

  /** The columns of a table whose rows all break one rule. */
  private static final List<Column<Finding>> OF_A_RULE =
      COLUMNS.stream()
          .filter(column -> List.of("where", "rows", "lines", "arithmetic").contains(column.head()))
          .toList();

  private static final String NO_CONNECTIONS =
      "throughput x mean latency against the connections, which the table does not state (bench"
          + " audit --given connections=N states them)";

  private AuditReport() {}

  /** Returns the findings as data, the texts of a row by the heads of the columns. */
  public static List<Column<Finding>> columns() {
    return COLUMNS;
  }

  public static String csv(Audit audit) {
    return Csv.of(COLUMNS, audit.findings());
  }

  /** Writes a sentence and a table. */
  public static String markdown(Audit audit) {
    return audit.findings().isEmpty()
        ? outcome(audit) + "\n"
        : outcome(audit) + "\n\n" + Table.of(COLUMNS, audit.findings()).markdown();
  }

  /** Returns a page of its own: a table for each rule that is broken, below its sentence. */
  public static String html(Audit audit) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Sentences(Stream.concat(Stream.of(outcome(audit)), unread(audit)).toList()));
    byRule(audit)
        .forEach(
            (head, findings) -> {
              parts.add(new Part.Title(head));
              parts.add(new Part.Sentence(findings.getFirst().rule().meaning()));
              parts.add(new Part.Rows(Table.of(OF_A_RULE, findings)));
            });
    return Parts.page("Audit of " + audit.file(), parts);
  }

  /** What could not be tested, and why. */
  private static Stream<String> unread(Audit audit) {
    Stream<String> columns =
        audit.tables().stream()
            .filter(table -> !table.unused().isEmpty())
            .map(table -> "not used: " + String.join(", ", table.unused()));
    return audit.lacksConnections()
        ? Stream.concat(columns, Stream.of("not tested: " + NO_CONNECTIONS))
        : columns;
  }

  /**
   * Writes the findings below the sentence of their rule.
   *
   * @param width characters of a line
   */
  public static String text(Audit audit, int width) {
    StringBuilder text = new StringBuilder(Lines.paragraph(outcome(audit), width));
    unread(audit).forEach(line -> text.append(hanging(line, width)));
    byRule(audit)
        .forEach(
            (head, findings) -> {
              text.append('\n').append(Lines.paragraph(head, width));
              text.append(Lines.hanging("  ", findings.getFirst().rule().meaning(), width));
              findings.stream()
                  .limit(MOST_OF_A_RULE)
                  .forEach(it -> text.append(Lines.hanging("  - ", line(it), width)));
              if (findings.size() > MOST_OF_A_RULE) {
                text.append(
                    Lines.hanging(
                        "  - ",
                        Text.of(
                            "and %d more, which --format csv tells",
                            findings.size() - MOST_OF_A_RULE),
                        width));
              }
            });
    if (!audit.findings().isEmpty()) {
      text.append('\n')
          .append(
              Lines.paragraph(
                  "docs/audit.md explains the rules; F1 to F13 are the statements of article F that"
                      + " break them.",
                  width));
    }
    return text.toString();
  }

  /** The words after the colon stand below each other. */
  private static String hanging(String line, int width) {
    int words = line.indexOf(": ") + 2;
    return Lines.hanging(line.substring(0, words), line.substring(words), width);
  }

  private static Map<String, List<Finding>> byRule(Audit audit) {
    return audit.findings().stream()
        .collect(Collectors.groupingBy(AuditReport::head, LinkedHashMap::new, Collectors.toList()));
  }

  private static String head(Finding it) {
    return Text.of(
        "%s%s: %s, %s",
        it.rule().id(),
        it.known().isEmpty() ? "" : " (" + it.known() + ")",
        it.rule().severity().label(),
        switch (it.standing()) {
          case SUSPICIOUS -> "suspicious by the table alone";
          case PROVED -> "proved by the raw runs";
          case WITHDRAWN -> "withdrawn, because the raw runs explain it";
        });
  }

  private static String line(Finding it) {
    String rows =
        it.rows().size() == 1
            ? Text.of("%s, line %d", it.rows().getFirst(), it.lines().getFirst())
            : Text.of(
                "%slines %d to %d",
                it.where().isEmpty() ? "" : it.where() + ", ",
                Collections.min(it.lines()),
                Collections.max(it.lines()));
    return rows + ": " + it.arithmetic();
  }

  private static String outcome(Audit audit) {
    int rows = audit.tables().stream().mapToInt(table -> table.rows().size()).sum();
    String of = Shown.line(audit.file()) + ": " + Text.count(rows, "row");
    String standings =
        Stream.of(Finding.Standing.PROVED, Finding.Standing.SUSPICIOUS, Finding.Standing.WITHDRAWN)
            .filter(standing -> count(audit, standing) > 0)
            .map(standing -> count(audit, standing) + " " + standing.label())
            .collect(Collectors.joining(", "));
    return audit.findings().isEmpty()
        ? of + ", no finding."
        : Text.of("%s, %s: %s.", of, Text.count(audit.findings().size(), "finding"), standings);
  }

  private static long count(Audit audit, Finding.Standing standing) {
    return audit.findings().stream().filter(it -> it.standing() == standing).count();
  }
}
