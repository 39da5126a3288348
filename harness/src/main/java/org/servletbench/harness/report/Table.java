package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.servletbench.harness.model.Shown;

/** A small table of text, for a terminal or for Markdown. */
final class Table {
  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  void row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + head.size() + " heads");
    }
    rows.add(Arrays.stream(cells).map(Shown::line).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Formats with aligned columns: text to the left, figures to the right. */
  String plain() {
    StringBuilder text = new StringBuilder();
    List<List<String>> all = new ArrayList<>(List.of(head));
    all.addAll(rows);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < head.size(); column++) {
        String pad = " ".repeat(width(column) - row.get(column).length());
        line.append(column == 0 ? "" : "  ");
        line.append(isNumeric(column) ? pad + row.get(column) : row.get(column) + pad);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Formats a GitHub-flavoured table; pipes in cells are escaped. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    markdownRow(head, text);
    text.append('|');
    for (int column = 0; column < head.size(); column++) {
      text.append(isNumeric(column) ? "---:|" : "---|");
    }
    text.append('\n');
    rows.forEach(row -> markdownRow(row, text));
    return text.toString();
  }

  private static void markdownRow(List<String> row, StringBuilder text) {
    text.append('|');
    row.forEach(cell -> text.append(' ').append(escaped(cell)).append(" |"));
    text.append('\n');
  }

  /** Escapes text so that Markdown sees neither the end of a cell nor a tag. */
  static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }

  private int width(int column) {
    int width = head.get(column).length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }

  /** Whether every cell of a column is a figure or empty, and at least one is a figure. */
  private boolean isNumeric(int column) {
    boolean any = false;
    for (List<String> row : rows) {
      String cell = row.get(column);
      if (!cell.isEmpty()) {
        if (!cell.matches("[-+~]?[0-9][0-9.,/%x±.]*( .*)?")) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }
}
