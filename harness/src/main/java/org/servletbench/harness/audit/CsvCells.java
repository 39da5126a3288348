package org.servletbench.harness.audit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/** Reads CSV: separated by commas, or by semicolons or tabs where the head has no comma. */
final class CsvCells {
  private CsvCells() {}

  static Cells read(String file, String text) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator(text))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<String> head = List.of();
    List<Cells.Line> rows = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        if (rows.size() == Cells.MOST_ROWS) {
          throw Cells.tooLarge(file, Text.count(Cells.MOST_ROWS, "row"));
        }
        line = Math.max(line, parser.getCurrentLineNumber());
        if (head.isEmpty()) {
          head = row.toList();
        } else {
          rows.add(new Cells.Line((int) line, row.toList()));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw BenchException.usage(
          Text.of(
              "%s is not valid CSV below line %d: a quote is not closed or stands inside a cell;"
                  + " double it, or quote the whole cell",
              file, line));
    }
    return new Cells(file, head, rows, separator(text) == ';');
  }

  private static char separator(String text) {
    String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return head.indexOf(',') >= 0
        ? ','
        : head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
  }
}
