package org.servletbench.harness.load;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values with double quotes, as JMeter writes them. */
final class Csv {
  private Csv() {}

  /**
   * The fields of one record, which may span lines inside quotes.
   *
   * @throws IllegalArgumentException when a quote is left open, or is followed by other text
   */
  static List<String> fields(String record) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder field = new StringBuilder();
      boolean quoted = at < record.length() && record.charAt(at) == '"';
      at = quoted ? readQuoted(record, at + 1, field) : readPlain(record, at, field);
      fields.add(field.toString());
      if (at == record.length()) {
        return fields;
      }
      if (record.charAt(at) != ',') {
        throw new IllegalArgumentException("text after the closing quote of \"" + field + "\"");
      }
      at++;
    }
  }

  private static int readPlain(String record, int from, StringBuilder field) {
    int comma = record.indexOf(',', from);
    int end = comma < 0 ? record.length() : comma;
    field.append(record, from, end);
    return end;
  }

  /** Reads on to behind the closing quote; a doubled quote stands for one. */
  private static int readQuoted(String record, int from, StringBuilder field) {
    int at = from;
    while (at < record.length()) {
      char c = record.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < record.length() && record.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        return at;
      }
    }
    throw new IllegalArgumentException("a quote is left open");
  }
}
