package org.servletbench.harness.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.servletbench.harness.model.Shown;

/** A CSV file in memory: RFC 4180 quoting, line feeds, and no cell that a spreadsheet would run. */
public final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;
  private final int columns;

  public Csv(String... head) {
    columns = head.length;
    try {
      printer = new CSVPrinter(text, FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder does not fail
    }
    row(head);
  }

  /** Adds a row with as many cells as the head has. */
  public void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells under " + columns + " columns");
    }
    try {
      for (String cell : cells) {
        printer.print(harmless(cell));
      }
      printer.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole file. */
  public String text() {
    return text.toString();
  }

  /**
   * A text that begins like a formula gets an apostrophe in front (OWASP, CSV injection). Figures
   * and the relations of claims.csv ({@code ==}) are not formulas.
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
