package org.servletbench.harness.audit;

import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/**
 * A table as text.
 *
 * @param file name of its file, for messages
 * @param title what stands above it; may be empty
 * @param head one text per column
 * @param rows as many cells each as the head
 */
record Cells(String file, String title, List<String> head, List<Line> rows) {
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
    head = head.stream().map(String::strip).toList();
    rows = List.copyOf(rows);
    if (head.size() > MOST_COLUMNS) {
      throw tooLarge(file, Text.count(MOST_COLUMNS, "column"));
    }
    if (rows.isEmpty()) {
      throw BenchException.usage(
          file + " holds no row below its head: a table needs a head and at least one row");
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
