package org.servletbench.harness.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/**
 * A CSV file of names and numbers that the harness wrote: a header, and rows without line breaks in
 * their cells.
 */
public final class PlainCsv {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if the header lacks a column or names one twice
   */
  public PlainCsv(String text, List<String> needed) {
    List<String> lines = text.lines().toList();
    String[] header = lines.isEmpty() ? new String[0] : cells(lines.getFirst());
    for (int i = 0; i < header.length; i++) {
      if (columns.put(header[i], i) != null) {
        throw new IllegalArgumentException(
            Text.of("line 1: the column '%s' occurs twice", Shown.brief(header[i])));
      }
    }
    for (String name : lines.isEmpty() ? List.<String>of() : needed) {
      if (!columns.containsKey(name)) {
        throw new IllegalArgumentException(Text.of("line 1: no column '%s'", name));
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      boolean cut = i == lines.size() - 1 && !text.endsWith("\n");
      rows.add(new Row(i + 1, cells(lines.get(i)), cut));
    }
  }

  public List<Row> rows() {
    return rows;
  }

  private static String[] cells(String line) {
    String[] cells = line.split(",", -1);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].length() > 1 && cells[i].startsWith("\"") && cells[i].endsWith("\"")) {
        cells[i] = cells[i].substring(1, cells[i].length() - 1); // quotes that a spreadsheet added
      }
    }
    return cells;
  }

  /** One row; its exceptions say which line is wrong, and what is wrong with it. */
  public final class Row {
    private final int line;
    private final String[] cells;

    private final boolean cut;

    private Row(int line, String[] cells, boolean cut) {
      this.line = line;
      this.cells = cells;
      this.cut = cut;
    }

    /** Whether this is the last row and only half written. */
    public boolean isCut() {
      return cut;
    }

    /** Returns the names of the columns, in no particular order. */
    public Set<String> columns() {
      return columns.keySet();
    }

    /** Returns a cell as it is; empty if the row is too short. */
    public String peek(String column) {
      int at = columns.get(column);
      return at < cells.length ? cells[at] : "";
    }

    /** Returns a cell of a row, which must be as long as the header. */
    public String text(String column) {
      if (cut) {
        throw wrong("the file ends in the middle of this line");
      }
      if (cells.length != columns.size()) {
        throw wrong(Text.of("%d cells, but the header has %d", cells.length, columns.size()));
      }
      return peek(column);
    }

    /** Returns a whole number from least to most, both included. */
    public long whole(String column, long least, long most) {
      try {
        long value = Long.parseLong(text(column));
        if (value < least || value > most) {
          throw wrong(Text.of("%s cannot be %d", column, value));
        }
        return value;
      } catch (NumberFormatException e) {
        throw wrong(Text.of("%s is '%s', not a whole number", column, Shown.brief(text(column))));
      }
    }

    /** Returns a number that is not negative. */
    public double decimal(String column) {
      String cell = text(column);
      if (!DECIMAL.matcher(cell).matches()) {
        throw wrong(Text.of("%s is '%s', not a number", column, Shown.brief(cell)));
      }
      return Double.parseDouble(cell);
    }

    /** Makes the exception that says what is wrong with the row. */
    public IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(Text.of("line %d: %s", line, what));
    }
  }
}
