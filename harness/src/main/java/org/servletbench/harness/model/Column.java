package org.servletbench.harness.model;

import java.util.List;
import java.util.function.Function;

/**
 * One column of a table or a file: what stands at its head, and what a row has below it.
 *
 * @param <R> what a row is about
 * @param cell the text of a row's cell; a figure that was not measured is the empty text
 */
public record Column<R>(String head, Function<? super R, String> cell) {
  /** Their heads, in their order. */
  public static <R> List<String> heads(List<Column<R>> columns) {
    return columns.stream().map(Column::head).toList();
  }

  /** The cells of one row, in the order of the columns. */
  public static <R> List<String> cells(List<Column<R>> columns, R row) {
    return columns.stream().map(column -> column.cell().apply(row)).toList();
  }
}
