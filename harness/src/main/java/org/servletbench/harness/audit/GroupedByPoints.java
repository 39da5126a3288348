package org.servletbench.harness.audit;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.servletbench.harness.model.BenchException;

/**
 * Tells numbers whose point, or comma, may set thousands apart or decimals: {@code 1.100} requests
 * are 1100 in half of the world. Such a column is refused, because either reading can be wrong.
 */
final class GroupedByPoints {
  private static final String UNIT = "\\s*[\\p{L}%/ ]*";
  private static final Pattern BY_POINT =
      Pattern.compile("[~+-]?[1-9][0-9]{0,2}\\.[0-9]{3}" + UNIT);
  private static final Pattern BY_COMMA = Pattern.compile("[~+-]?[1-9][0-9]{0,2},[0-9]{3}" + UNIT);
  private static final Pattern BELOW_A_THOUSAND = Pattern.compile("[~+-]?[0-9]{1,3}" + UNIT);

  private GroupedByPoints() {}

  /**
   * @throws BenchException of kind USAGE that names the first such cell
   */
  static void refuse(Cells cells, TableColumns.Known column) {
    Dimension dimension = column.meaning().dimension();
    List<String> figures =
        cells.column(column.index()).stream()
            .map(NumberText::plain)
            .filter(it -> !NumberText.isNothing(it) && !NumberText.isRemark(it))
            .toList();
    boolean sameUnit = figures.stream().map(GroupedByPoints::unit).distinct().count() <= 1;
    boolean doubtful = sameUnit && mayBeThousands(figures, dimension, cells.commaMayBePoint());
    for (Cells.Line row : cells.rows()) {
      String cell = NumberText.plain(row.cells().get(column.index()));
      boolean byPoint = dimension == Dimension.COUNT ? unit(cell).isEmpty() : doubtful;
      if (byPoint && BY_POINT.matcher(cell).matches()) {
        throw wrong(cells, row, column, cell, "point");
      }
      if (cells.commaMayBePoint() && BY_COMMA.matcher(cell).matches()) {
        throw wrong(cells, row, column, cell, "comma");
      }
    }
  }

  /**
   * Whether all below a thousand are whole, and all with a point have three digits behind it. Of a
   * rate one that is whole is enough to doubt the others, and none is needed where decimals stand
   * behind a comma. Times of 1 s and 1.125 s are common: of another figure those with a point must
   * be so small that thousands of them are nearer to the others.
   */
  private static boolean mayBeThousands(
      List<String> cells, Dimension dimension, boolean commaMayBePoint) {
    Map<Boolean, List<String>> byPoint =
        cells.stream().collect(Collectors.partitioningBy(it -> BY_POINT.matcher(it).matches()));
    List<String> whole = byPoint.get(false);
    if (!whole.stream().allMatch(it -> BELOW_A_THOUSAND.matcher(it).matches())) {
      return false;
    }
    if (dimension == Dimension.RATE) {
      boolean ofThousands = // as 1.234k is
          cells.stream().anyMatch(it -> dimension.scale(unit(it)).orElse(1) != 1);
      return !ofThousands && (!whole.isEmpty() || commaMayBePoint);
    }
    double least = sizes(whole).min().orElse(0);
    return sizes(byPoint.get(true)).max().orElse(0) * Math.sqrt(1000) < least;
  }

  private static String unit(String cell) {
    return NumberText.of(cell).map(NumberText::unit).orElse("");
  }

  private static DoubleStream sizes(List<String> cells) {
    return cells.stream()
        .flatMap(cell -> NumberText.of(cell).stream())
        .mapToDouble(number -> number.value().abs().doubleValue());
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
