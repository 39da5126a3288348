package org.servletbench.harness.audit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;

/** Reads CSV: separated by commas, or by semicolons or tabs where the head has more of these. */
final class CsvCells {
  private CsvCells() {}

  static Cells read(String file, String text) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator(file, text))
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
    return new Cells(file, head, rows, separator(file, text) == ';');
  }

  /** Takes the one that is most often in the head, outside of quotes. */
  private static char separator(String file, String text) {
    if (file.toLowerCase(Locale.ROOT).endsWith(".tsv")) {
      return '\t';
    }
    String head =
        text.replaceAll("\"[^\"]*\"", "")
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .orElse("");
    char most = ',';
    for (char each : new char[] {';', '\t'}) {
      most = count(head, each) > count(head, most) ? each : most;
    }
    return most;
  }

  private static long count(String text, char sign) {
    return text.chars().filter(each -> each == sign).count();
  }
}
