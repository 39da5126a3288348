package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.servletbench.harness.report.Table.Block;

/** Writes GitHub-flavoured Markdown, in which a text stays a text. */
final class Markdown {
  private Markdown() {}

  /** A table, each heading in a row of its own. */
  static String of(Table table) {
    int columns = table.head().size();
    StringBuilder text = new StringBuilder();
    row(table.head(), text);
    text.append('|');
    for (int column = 0; column < columns; column++) {
      text.append(table.isNumeric(column) ? "---:|" : "---|");
    }
    text.append('\n');
    for (Block<List<String>> block : table.blocks()) {
      if (!block.heading().isEmpty()) {
        List<String> heading = new ArrayList<>(Collections.nCopies(columns, ""));
        heading.set(0, "**" + block.heading() + "**");
        row(heading, text);
      }
      block.rows().forEach(row -> row(row, text));
    }
    return text.toString();
  }

  private static void row(List<String> row, StringBuilder text) {
    text.append('|');
    row.forEach(cell -> text.append(' ').append(escaped(cell)).append(" |"));
    text.append('\n');
  }

  /** Escapes text so that Markdown sees no end of a cell, no tag, no link and no image. */
  static String escaped(String text) {
    return text.replace("|", "\\|").replace("](", "]\\(").replace("<", "&lt;").replace("\n", " ");
  }
}
