package org.servletbench.harness.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.Shown;

/** Writes the report as text, for the terminal and as Markdown, with the same words and figures. */
public final class TextReport {
  private final RunReport report;

  public TextReport(RunReport report) {
    this.report = report;
  }

  /**
   * What fits a screen, for a terminal.
   *
   * @param columns characters of a line; more than {@value Brief#MOST_COLUMNS} are not used
   */
  public String brief(int columns) {
    return console(Brief.of(report), Math.min(columns, Brief.MOST_COLUMNS));
  }

  /**
   * Everything, for a terminal; the claims come last, since the end is what stays on the screen.
   *
   * @param columns characters of a line
   */
  public String console(int columns) {
    return console(parts(), columns);
  }

  private static String console(Stream<Part> parts, int columns) {
    return text(
        parts,
        part ->
            switch (part) {
              case Part.Title(String text) -> Lines.paragraph(text, columns);
              case Part.Sentence(String text) -> Lines.paragraph(text, columns);
              case Part.Sentences(List<String> texts) ->
                  texts.stream()
                      .map(text -> Lines.hanging("- ", text, columns))
                      .collect(Collectors.joining());
              case Part.Rows(Table table) -> table.plain(columns);
              case Part.Picture picture -> "";
            });
  }

  /** Returns the text of {@code report.md}. */
  public String markdown() {
    return text(
        parts(),
        part ->
            switch (part) {
              case Part.Title(String text) -> "**" + Markdown.escaped(text) + "**\n";
              case Part.Sentence(String text) -> Markdown.escaped(text) + "\n";
              case Part.Sentences(List<String> texts) ->
                  texts.stream()
                      .map(text -> "- " + Markdown.escaped(text) + "\n")
                      .collect(Collectors.joining());
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
  private static String text(Stream<Part> parts, Function<Part, String> format) {
    return Shown.text(
        parts.map(format).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n")));
  }

  private Stream<Part> parts() {
    Sections sections = new Sections(report);
    return Stream.of(
            sections.answer(),
            sections.machine(),
            Stream.of(new Part.Picture()),
            sections.figures(),
            sections.warnings(),
            sections.ratios(),
            sections.why(),
            sections.fairness(),
            sections.claims())
        .flatMap(parts -> parts);
  }
}
