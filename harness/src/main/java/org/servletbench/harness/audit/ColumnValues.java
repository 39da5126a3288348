package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/** Reads the figures of one column. */
final class ColumnValues {
  private static final Pattern WITH_COMMA =
      Pattern.compile("[^0-9]?[0-9.]+,[0-9]+\\s*[\\p{L}%/ ]*");

  private ColumnValues() {}

  /** Whether a cell can be a figure of a dimension below a head with this unit. */
  static boolean fits(String cell, Dimension dimension, String headUnit) {
    if (dimension == Dimension.TEXT) {
      return true;
    }
    return NumberText.of(cell)
        .map(
            number ->
                number.unit().isEmpty()
                    ? !headUnit.isEmpty()
                        || dimension.isClearWithoutUnit()
                        || number.value().signum() == 0
                    : dimension.scale(number.unit()).isPresent())
        .orElse(false);
  }

  /**
   * Returns a figure for each row; empty where its cell says that there is none.
   *
   * @throws BenchException of kind USAGE that names the cell and the remedy
   */
  static List<Optional<Printed>> read(Cells cells, TableColumns.Known column) {
    GroupedByPoints.refuse(cells, column);
    int digits =
        cells.column(column.index()).stream()
            .flatMap(cell -> NumberText.of(cell).stream())
            .mapToInt(NumberText::significant)
            .max()
            .orElse(0);
    boolean onlyRemarks =
        cells.column(column.index()).stream()
            .allMatch(cell -> NumberText.isNothing(cell) || NumberText.isRemark(cell));
    List<Optional<Printed>> values = new ArrayList<>();
    for (Cells.Line row : cells.rows()) {
      String cell = row.cells().get(column.index());
      values.add(
          NumberText.isNothing(cell) || NumberText.isRemark(cell) && !onlyRemarks
              ? Optional.empty()
              : Optional.of(printed(cells.file(), row.number(), cell, column, digits)));
    }
    return values;
  }

  private static Printed printed(
      String file, int line, String cell, TableColumns.Known column, int digits) {
    Dimension dimension = column.meaning().dimension();
    NumberText number =
        NumberText.of(cell)
            .orElseThrow(
                () ->
                    wrong(
                        file,
                        line,
                        column,
                        cell,
                        WITH_COMMA.matcher(cell.strip()).matches()
                            ? "has a comma that does not set three digits apart: if it is a"
                                + " decimal comma, write a point"
                            : "is no number, as a column that means "
                                + column.meaning().label()
                                + " needs"));
    String unit = number.unit().isEmpty() ? column.unit() : number.unit();
    if (unit.isEmpty() && !dimension.isClearWithoutUnit() && number.value().signum() != 0) {
      throw withoutUnit(file, line, column, cell);
    }
    OptionalDouble scale = dimension.scale(unit);
    if (unit.isEmpty()) {
      scale = OptionalDouble.of(1);
    }
    if (scale.isEmpty()) {
      throw wrong(file, line, column, cell, "is not " + dimension.words());
    }
    boolean two =
        !column.unit().isEmpty()
            && !Dimension.isRatio(column.unit())
            && !dimension.isClearWithoutUnit()
            && scale.getAsDouble() != dimension.scale(column.unit()).orElseThrow();
    if (two) {
      throw wrong(file, line, column, cell, "has another unit than the head of its column");
    }
    return number.printed(scale.getAsDouble(), digits, dimension == Dimension.COUNT);
  }

  private static BenchException withoutUnit(
      String file, int line, TableColumns.Known column, String cell) {
    Dimension dimension = column.meaning().dimension();
    return BenchException.usage(
        Text.of(
            "%s, line %d, column '%s': '%s' has no unit, in its head or in the cell: state it,"
                + " such as by bench audit --map '%s=%s:%s'%s",
            file,
            line,
            Shown.brief(column.head()),
            Shown.brief(cell),
            Shown.brief(column.head()),
            column.meaning().label(),
            dimension.exampleUnit(),
            dimension == Dimension.TIME ? ", or of all times by bench audit --times-in ms" : ""));
  }

  /** Refuses a cell, in one sentence that names it and the remedy. */
  static BenchException wrong(
      String file, int line, TableColumns.Known column, String cell, String what) {
    return BenchException.usage(
        Text.of(
            "%s, line %d, column '%s': '%s' %s: mend or empty the cell, or say what the column"
                + " means by bench audit --map 'COLUMN=MEANING:UNIT' (COLUMN=ignore leaves it out)",
            file, line, Shown.brief(column.head()), Shown.brief(cell), what));
  }
}
