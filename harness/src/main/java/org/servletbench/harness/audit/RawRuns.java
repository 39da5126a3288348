package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The runs behind a table, found by the names of its rows. */
final class RawRuns {
  private final List<Row> all;
  private final Map<String, List<Row>> byName;

  RawRuns(List<Row> all) {
    this.all = List.copyOf(all);
    this.byName = all.stream().collect(Collectors.groupingBy(run -> Row.plain(run.name())));
  }

  List<Row> all() {
    return all;
  }

  /** Returns the runs that a row tells of. */
  List<Row> of(Row row) {
    return byName.getOrDefault(Row.plain(row.name()), List.of()).stream()
        .filter(row::isSameAs)
        .toList();
  }

  RawRuns where(Predicate<Row> condition) {
    return new RawRuns(all.stream().filter(condition).toList());
  }

  /** Returns every run of each row, or the row itself where it has none. */
  List<Row> inPlaceOf(List<Row> rows) {
    Map<Row, Row> runs = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Row> own = of(row);
      own.forEach(run -> runs.putIfAbsent(run, row.with(run)));
      if (own.isEmpty()) {
        runs.put(row, row);
      }
    }
    return List.copyOf(runs.values());
  }

  /**
   * Returns each row with one run of its own: the first row of a name with the first one.
   *
   * @param overrule whether a figure of the run replaces that of the row
   */
  List<Row> beside(List<Row> rows, boolean overrule) {
    Map<String, Integer> used = new HashMap<>();
    List<Row> both = new ArrayList<>();
    for (Row row : rows) {
      List<Row> own = of(row);
      int place = used.merge(row.name(), 1, Integer::sum) - 1;
      Row run = own.isEmpty() ? row : own.get(Math.min(place, own.size() - 1));
      both.add(overrule ? row.with(run) : row.completedBy(run));
    }
    return both;
  }
}
