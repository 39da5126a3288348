package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Shown;

/**
 * A small table of text, for a terminal or for Markdown. Its rows stand in blocks, each below a
 * heading where there are several. A column without a single cell is left out.
 */
final class Table {
  private static final int GUTTER = 2;

  /** A column of words is not made narrower than this. */
  private static final int NARROW = 18;

  private final List<String> head;
  private final List<Block<List<String>>> blocks;
  private final boolean tight;

  /**
   * Rows that belong together.
   *
   * @param heading what they have in common; empty where that need not be said
   */
  record Block<R>(String heading, List<R> rows) {}

  private Table(List<String> head, List<Block<List<String>>> blocks, boolean tight) {
    this.head = head;
    this.blocks = blocks;
    this.tight = tight;
  }

  static <R> Table of(List<Column<R>> columns, Collection<R> rows) {
    return inBlocks(columns, List.of(new Block<>("", List.copyOf(rows))));
  }

  static <R> Table inBlocks(List<Column<R>> columns, List<Block<R>> blocks) {
    List<Column<R>> told =
        IntStream.range(0, columns.size())
            .filter(at -> at == 0 || isTold(columns.get(at), blocks))
            .mapToObj(columns::get)
            .toList();
    return new Table(
        Column.heads(told),
        blocks.stream()
            .map(
                block ->
                    new Block<>(
                        block.heading(),
                        block.rows().stream()
                            .map(row -> Column.cells(told, row).stream().map(Shown::line).toList())
                            .toList()))
            .toList(),
        false);
  }

  /**
   * Returns the table for a terminal of few lines: each row takes one, and no line is empty. The
   * last columns are left out if they do not fit, and what is long in the first is shortened.
   */
  Table tight() {
    return new Table(head, blocks, true);
  }

  private static <R> boolean isTold(Column<R> column, List<Block<R>> blocks) {
    return blocks.stream()
        .flatMap(block -> block.rows().stream())
        .anyMatch(row -> !column.cell().apply(row).isEmpty());
  }

  List<String> head() {
    return head;
  }

  List<Block<List<String>>> blocks() {
    return blocks;
  }

  boolean isEmpty() {
    return rows().isEmpty();
  }

  /**
   * Columns aligned with spaces, text to the left, figures to the right. A table that is wider than
   * a line becomes several below each other, each with the first column.
   *
   * @param width characters of a line; words of the first column are broken where they must be
   */
  String plain(int width) {
    if (tight) {
      int inner = width - indent().length();
      return plain(fitting(inner), inner);
    }
    StringBuilder text = new StringBuilder();
    for (List<Integer> part : parts(width)) {
      text.append(text.isEmpty() ? "" : "\n").append(plain(part, width));
    }
    return text.toString();
  }

  String markdown() {
    return Markdown.of(this);
  }

  /** Columns by the table in which they stand: as few tables as fit, about equally wide. */
  private List<List<Integer>> parts(int width) {
    List<List<Integer>> greedy = parts(width, head.size());
    int most = (head.size() - 2) / greedy.size() + 1;
    List<List<Integer>> even = parts(width, most);
    return even.size() == greedy.size() ? even : greedy;
  }

  private List<List<Integer>> parts(int width, int most) {
    List<List<Integer>> parts = new ArrayList<>();
    List<Integer> part = new ArrayList<>(List.of(0));
    int used = least(0);
    for (int column = 1; column < head.size(); column++) {
      if (part.size() > 1 && (part.size() > most || used + GUTTER + least(column) > width)) {
        parts.add(part);
        part = new ArrayList<>(List.of(0));
        used = least(0);
      }
      part.add(column);
      used += GUTTER + least(column);
    }
    parts.add(part);
    return parts;
  }

  /** The columns, from the left, that a line holds beside half a line of the first. */
  private List<Integer> fitting(int width) {
    int used = Math.min(widest(0), width / 2);
    List<Integer> part = new ArrayList<>(List.of(0));
    for (int column = 1; column < head.size(); column++) {
      used += GUTTER + widest(column);
      if (used > width) {
        break;
      }
      part.add(column);
    }
    return part;
  }

  /** The rows of a tight table stand back, as no empty line sets its headings apart. */
  private String indent() {
    return tight && blocks.stream().anyMatch(block -> !block.heading().isEmpty()) ? "  " : "";
  }

  private String plain(List<Integer> part, int width) {
    int[] widths = part.stream().mapToInt(tight ? this::widest : this::least).toArray();
    int spare = width - IntStream.of(widths).sum() - GUTTER * (widths.length - 1);
    for (int i = 0; i < widths.length && spare > 0; i++) {
      int more = Math.min(spare, widest(part.get(i)) - widths[i]);
      widths[i] += more;
      spare -= more;
    }
    int narrowest = Math.min(widths[0], tight ? 1 : NARROW);
    widths[0] = Math.max(narrowest, widths[0] + Math.min(0, spare));
    StringBuilder text = new StringBuilder();
    plainRow(part, widths, head, text);
    for (Block<List<String>> block : blocks) {
      if (!block.heading().isEmpty()) {
        text.append(tight ? "" : "\n");
        text.append(Lines.paragraph(block.heading(), width));
      }
      block.rows().forEach(row -> plainRow(part, widths, row, text));
    }
    return text.toString();
  }

  private void plainRow(List<Integer> part, int[] widths, List<String> row, StringBuilder text) {
    List<List<String>> cells =
        IntStream.range(0, widths.length)
            .mapToObj(i -> lines(row.get(part.get(i)), widths[i]))
            .toList();
    int lines = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int at = 0; at < lines; at++) {
      StringBuilder line = new StringBuilder(indent());
      for (int i = 0; i < widths.length; i++) {
        String cell = at < cells.get(i).size() ? cells.get(i).get(at) : "";
        String pad = " ".repeat(Math.max(0, widths[i] - cell.length()));
        line.append(i == 0 ? "" : " ".repeat(GUTTER));
        line.append(isNumeric(part.get(i)) ? pad + cell : cell + pad);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private List<String> lines(String cell, int width) {
    return tight ? List.of(Lines.shortened(cell, width)) : Lines.of(cell, width);
  }

  private int widest(int column) {
    return Math.max(head.get(column).length(), longest(column, "\n"));
  }

  /** Figures stand in one line; words may take several. */
  private int least(int column) {
    return isNumeric(column)
        ? widest(column)
        : Math.min(
            widest(column),
            Math.max(
                NARROW, Math.max(longest(column, " "), longest(List.of(head.get(column)), " "))));
  }

  private int longest(int column, String between) {
    return longest(rows().stream().map(row -> row.get(column)).toList(), between);
  }

  private static int longest(List<String> cells, String between) {
    return cells.stream()
        .flatMap(cell -> List.of(cell.split(between)).stream())
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private List<List<String>> rows() {
    return blocks.stream().flatMap(block -> block.rows().stream()).toList();
  }

  /** Whether every cell of a column is a figure, with its unit, or empty. */
  boolean isNumeric(int column) {
    return rows().stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.matches("([-+~]?[0-9][0-9.,/%x±s]*( \\S{1,6}){0,3})?"));
  }
}
