package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.Manifest.Row;

/** Writes the effective settings: all to a file, and only the differences for people. */
final class ManifestTables {
  private static final String NOT_NAMED = "not named";

  private ManifestTables() {}

  /** Returns the text of {@code manifest.csv}: a row per setting, a column per scenario. */
  static String csv(Manifest manifest) {
    List<Column<Row>> columns =
        new ArrayList<>(
            List.of(
                new Column<>("setting", Row::setting),
                new Column<>("source", row -> row.source().label()),
                new Column<>("difference", ManifestTables::difference),
                new Column<>("named_by", row -> String.join(" ", row.namedBy()))));
    for (int i = 0; i < manifest.scenarios().size(); i++) {
      int at = i;
      columns.add(
          new Column<>(manifest.scenarios().get(i), row -> row.values().get(at).orElse("")));
    }
    return Csv.of(columns, manifest.rows());
  }

  /** What is not the same in all scenarios, and who says so; no row where all is. */
  static Table differences(Manifest manifest) {
    return Table.of(
        List.of(
            new Column<>("differs", Row::setting),
            new Column<>(
                "named by",
                row -> row.unnamed().isEmpty() ? String.join(", ", row.namedBy()) : NOT_NAMED),
            new Column<>("is", row -> values(manifest.scenarios(), row))),
        manifest.rows().stream()
            .filter(row -> row.differs() && row.source() != Manifest.Source.SUITE)
            .toList());
  }

  /** Counts the effective settings that are the same wherever they are known. */
  static long same(Manifest manifest) {
    return manifest.rows().stream()
        .filter(row -> row.source() != Manifest.Source.SUITE && !row.differs())
        .count();
  }

  private static String difference(Row row) {
    if (!row.unnamed().isEmpty()) {
      return NOT_NAMED;
    }
    return row.differs() ? "named" : "same";
  }

  /** Returns the first value, and every other with its scenarios: {@code 10; none (…)}. */
  private static String values(List<String> scenarios, Row row) {
    Map<String, List<String>> byValue = new LinkedHashMap<>();
    for (int i = 0; i < scenarios.size(); i++) {
      String name = scenarios.get(i);
      row.values()
          .get(i)
          .ifPresent(value -> byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(name));
    }
    String first = byValue.keySet().stream().findFirst().orElse("");
    return first
        + byValue.entrySet().stream()
            .skip(1)
            .map(other -> Text.of("; %s (%s)", other.getKey(), String.join(", ", other.getValue())))
            .collect(Collectors.joining());
  }
}
