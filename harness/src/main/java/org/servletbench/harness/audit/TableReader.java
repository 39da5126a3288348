package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.audit.TableColumns.Trust;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;

/** Reads the tables of a file by the names of their columns. */
public final class TableReader {
  private static final int MOST_REMARKS = 5;

  private TableReader() {}

  /**
   * Reads all tables of a text. Of a Markdown page, tables without a figure are left out.
   *
   * @param file its name; the ending tells the format
   * @throws BenchException of kind USAGE that says what is wrong, where, and the remedy
   */
  public static List<AuditTable> read(String file, String text, AuditMapping mapping) {
    if (text.isBlank()) {
      throw BenchException.usage(
          file + " is empty: a table needs a head and at least one row below it");
    }
    List<Cells> all = cells(file, text);
    mapping.requireHeads(
        file,
        all.stream()
            .flatMap(each -> each.head().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        all.stream().flatMap(each -> each.column(0).stream()).collect(Collectors.toSet()));
    List<AuditTable> tables =
        all.stream()
            .map(each -> columns(each, mapping, all.size() > 1 ? Trust.UNSURE : Trust.SURE))
            .filter(TableColumns::hasFigures)
            .map(columns -> table(columns, mapping))
            .toList();
    if (tables.isEmpty()) {
      throw BenchException.usage(
          Text.of(
              "no column of %s is understood to hold a figure: say what they mean by"
                  + " bench audit --map 'COLUMN=MEANING:UNIT'; it has: %s",
              file,
              Shown.line(
                  String.join(
                      ", ",
                      all.stream().flatMap(each -> each.head().stream()).distinct().toList()))));
    }
    return tables;
  }

  /** Understands a table by its head or, where that tells nothing, by its first column. */
  private static TableColumns columns(Cells cells, AuditMapping mapping, Trust trust) {
    TableColumns columns = new TableColumns(cells, mapping, trust);
    boolean turns =
        !columns.hasFigures()
            && cells.head().size() > 1
            && cells.rows().size() < Cells.MOST_COLUMNS
            && Set.copyOf(cells.column(0)).size() == cells.rows().size();
    return turns ? new TableColumns(cells.turned(), mapping, Trust.TURNED) : columns;
  }

  private static List<Cells> cells(String file, String text) {
    String name = file.toLowerCase(Locale.ROOT);
    if (Stream.of(".csv", ".tsv").anyMatch(name::endsWith)) {
      return List.of(CsvCells.read(file, text));
    }
    if (name.endsWith(".json")) {
      return List.of(JsonCells.read(file, text));
    }
    if (Stream.of(".md", ".markdown").anyMatch(name::endsWith)) {
      return MarkdownCells.read(file, text);
    }
    throw BenchException.usage(
        file + " has none of the endings .csv, .json and .md: name it after its format");
  }

  private static AuditTable table(TableColumns columns, AuditMapping mapping) {
    Cells cells = columns.cells();
    Map<String, Meaning> heads = new LinkedHashMap<>();
    List<Map<Meaning, Printed>> figures = new ArrayList<>();
    List<Map<Meaning, String>> labels = new ArrayList<>();
    for (int i = 0; i < cells.rows().size(); i++) {
      Map<Meaning, Printed> given = new EnumMap<>(Meaning.class);
      given.putAll(mapping.given());
      figures.add(given);
      labels.add(new EnumMap<>(Meaning.class));
    }
    for (TableColumns.Known column : columns.known()) {
      heads.put(column.head(), column.meaning());
      if (column.meaning().dimension() == Dimension.TEXT) {
        for (int i = 0; i < labels.size(); i++) {
          String label = Shown.line(cells.rows().get(i).cells().get(column.index()).strip());
          labels.get(i).merge(column.meaning(), label, (one, two) -> one + " / " + two);
        }
      } else {
        List<Optional<Printed>> values = ColumnValues.read(cells, column);
        for (int i = 0; i < values.size(); i++) {
          Map<Meaning, Printed> row = figures.get(i);
          values.get(i).ifPresent(value -> row.put(column.meaning(), value));
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      Map<Meaning, String> label = labels.get(i);
      String name = label.remove(Meaning.NAME);
      mapping.words().forEach((it, word) -> label.merge(it, word, TableReader::unlessEmpty));
      rows.add(
          new Row(
              cells.rows().get(i).number(),
              name == null || name.isEmpty() ? Row.nameless(i + 1) : name,
              label,
              figures.get(i)));
    }
    List<String> unused = new ArrayList<>(columns.unused());
    unused.addAll(remarks(columns));
    return new AuditTable(heads, unused, rows);
  }

  private static String unlessEmpty(String own, String given) {
    return own.isEmpty() ? given : own;
  }

  /** Returns the cells that stand below the head of a figure and tell none. */
  private static List<String> remarks(TableColumns columns) {
    List<String> remarks =
        columns.known().stream()
            .filter(column -> column.meaning().dimension() != Dimension.TEXT)
            .flatMap(column -> columns.cells().column(column.index()).stream())
            .filter(NumberText::isRemark)
            .map(cell -> "'" + Shown.brief(cell) + "'")
            .distinct()
            .toList();
    return remarks.size() > MOST_REMARKS
        ? Stream.concat(
                remarks.stream().limit(MOST_REMARKS),
                Stream.of("and " + (remarks.size() - MOST_REMARKS) + " more"))
            .toList()
        : remarks;
  }
}
