package org.servletbench.harness.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Shown;

/** Writes CSV as text: RFC 4180 quoting, line feeds, and no cell that a spreadsheet executes. */
public final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private Csv() {}

  /** Returns the whole file: the heads, and a line for each row. */
  public static <R> String of(List<Column<R>> columns, Iterable<R> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(harmless(Column.heads(columns)));
      for (R row : rows) {
        printer.printRecord(harmless(Column.cells(columns, row)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder cannot fail
    }
    return text.toString();
  }

  private static List<String> harmless(List<String> cells) {
    return cells.stream().map(Csv::harmless).toList();
  }

  /**
   * Puts an apostrophe before a text that begins like a formula (OWASP, CSV injection). Figures and
   * the relations of claims.csv ({@code ==}) are not formulas.
   */
  private static String harmless(String text) {
    String cell = Shown.text(text);
    boolean formula =
        !text.isEmpty()
            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
            && !cell.equals("==")
            && !cell.matches("-?[0-9.]+");
    return formula ? "'" + cell : cell;
  }
}
