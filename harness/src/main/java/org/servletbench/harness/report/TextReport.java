package org.servletbench.harness.report;

import java.util.List;
import java.util.stream.Stream;

/** Writes the report as text, for the terminal and as Markdown, with the same words and figures. */
public record TextReport(RunReport report) {
  /**
   * What fits a screen, for a terminal.
   *
   * @param columns characters of a line; more than {@value Brief#MOST_COLUMNS} are not used
   */
  public String brief(int columns) {
    return Parts.plain(Brief.of(report).toList(), Math.min(columns, Brief.MOST_COLUMNS));
  }

  /**
   * Everything, for a terminal; the claims come last, since the end is what stays on the screen.
   *
   * @param columns characters of a line
   */
  public String console(int columns) {
    return Parts.plain(parts(), columns);
  }

  /** Returns the text of {@code report.md}. */
  public String markdown() {
    return Parts.markdown(parts(), Drawing.of(report).map(Drawing::markdown).orElse(""));
  }

  private List<Part> parts() {
    Sections sections = new Sections(report);
    return Stream.<Stream<? extends Part>>of(
            sections.answer(),
            sections.machine(),
            Stream.of(new Part.Picture()),
            sections.figures(),
            sections.warnings(),
            sections.ratios(),
            sections.why(),
            sections.fairness(),
            sections.claims())
        .<Part>flatMap(parts -> parts)
        .toList();
  }
}
