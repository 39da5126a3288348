package org.servletbench.harness.audit;

import java.util.List;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;

/**
 * Tells numbers whose point, or comma, may set thousands apart or decimals: {@code 1.100} requests
 * are 1100 in half of the world. Such a column is refused, because either reading can be wrong.
 */
final class GroupedByPoints {
  private static final Pattern BY_POINT = Pattern.compile("[~+-]?[0-9]{1,3}\\.[0-9]{3}");
  private static final Pattern BY_COMMA =
      Pattern.compile("[~+-]?[0-9]{1,3},[0-9]{3}\\s*[\\p{L}%/ ]*");
  private static final Pattern BELOW_A_THOUSAND = Pattern.compile("[~+-]?[0-9]{1,3}");

  private GroupedByPoints() {}

  /**
   * @throws BenchException of kind USAGE that names the first such cell
   */
  static void refuse(Cells cells, TableColumns.Known column) {
    Dimension dimension = column.meaning().dimension();
    boolean byPoint =
        dimension == Dimension.COUNT
            || dimension == Dimension.RATE && mayBeThousands(cells.column(column.index()));
    for (Cells.Line row : cells.rows()) {
      String cell = row.cells().get(column.index()).strip();
      if (byPoint && BY_POINT.matcher(cell).matches()) {
        throw wrong(cells, row, column, cell, "point");
      }
      if (cells.commaMayBePoint() && BY_COMMA.matcher(cell).matches()) {
        throw wrong(cells, row, column, cell, "comma");
      }
    }
  }

  /** Whether all below a thousand are whole, and all with a point have three digits behind it. */
  private static boolean mayBeThousands(List<String> column) {
    List<String> cells = column.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    return cells.stream().anyMatch(it -> BELOW_A_THOUSAND.matcher(it).matches())
        && cells.stream()
            .allMatch(
                it -> BELOW_A_THOUSAND.matcher(it).matches() || BY_POINT.matcher(it).matches());
  }

  private static BenchException wrong(
      Cells cells, Cells.Line row, TableColumns.Known column, String cell, String sign) {
    return ColumnValues.wrong(
        cells.file(),
        row.number(),
        column,
        cell,
        "has a "
            + sign
            + " that may set thousands or decimals apart: write thousands without it, and decimals"
            + " with a point and another number of digits");
  }
}
