package org.servletbench.harness.audit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists rows with a figure each, as many as one reads. */
final class Names {
  private static final int MOST = 8;

  private Names() {}

  static String of(List<Row> rows, Function<Row, String> figure) {
    String list =
        rows.stream()
            .limit(MOST)
            .map(row -> row.shown() + " " + figure.apply(row))
            .collect(Collectors.joining(", "));
    return rows.size() > MOST ? list + " and " + (rows.size() - MOST) + " more" : list;
  }
}
