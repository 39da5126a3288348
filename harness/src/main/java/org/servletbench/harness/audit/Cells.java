package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * A table as text.
 *
 * @param file name of its file, for messages
 * @param head one text per column
 * @param rows as many cells each as the head
 * @param commaMayBePoint whether decimals may stand behind a comma, as where semicolons separate
 */
record Cells(String file, List<String> head, List<Line> rows, boolean commaMayBePoint) {
  static final int MOST_ROWS = 20_000;
  static final int MOST_COLUMNS = 200;

  /**
   * A row.
   *
   * @param number line of the file, from 1; for JSON the number of the object
   */
  record Line(int number, List<String> cells) {}

  /**
   * @throws BenchException of kind USAGE for ragged rows, no rows, or more than a table holds
   */
  Cells {
    head = head.stream().map(Cells::head).toList();
    rows = List.copyOf(rows);
    if (head.size() > MOST_COLUMNS) {
      throw tooLarge(file, Text.count(MOST_COLUMNS, "column"));
    }
    if (rows.isEmpty()) {
      throw BenchException.usage(
          file + " holds no row below its head: a table needs a head and at least one row");
    }
    if (head.isEmpty()) {
      throw BenchException.usage(
          file + " holds no column: give each row at least one name with a value");
    }
    for (Line row : rows) {
      if (row.cells().size() != head.size()) {
        throw BenchException.usage(
            Text.of(
                "%s, line %d has %s, but the head has %d: give each row as many cells as the head,"
                    + " with quotes around a cell that holds the separator",
                file, row.number(), Text.count(row.cells().size(), "cell"), head.size()));
      }
    }
  }

  Cells(String file, List<String> head, List<Line> rows) {
    this(file, head, rows, false);
  }

  /** Writes a head in one line, as users name it. */
  static String head(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * Returns it with rows for columns, as tables are printed whose first column names figures. Each
   * row keeps the line of the first one.
   */
  Cells turned() {
    List<String> heads = new ArrayList<>(List.of(head.getFirst()));
    rows.forEach(row -> heads.add(row.cells().getFirst()));
    List<Line> turned = new ArrayList<>();
    for (int column = 1; column < head.size(); column++) {
      List<String> cells = new ArrayList<>(List.of(head.get(column)));
      cells.addAll(column(column));
      turned.add(new Line(rows.getFirst().number(), cells));
    }
    return new Cells(file, heads, turned, commaMayBePoint);
  }

  /** Refuses a file in which no published table can be. */
  static BenchException tooLarge(String file, String most) {
    return BenchException.usage(
        Text.of("%s is too large for a published table: cut it down to at most %s", file, most));
  }

  /** Returns the cells of one column. */
  List<String> column(int index) {
    return rows.stream().map(row -> row.cells().get(index)).toList();
  }
}
