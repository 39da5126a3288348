package org.servletbench.harness.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table whose columns are understood.
 *
 * @param columns the meaning of each column that has one, by its head
 * @param unused heads that mean nothing here
 * @param rows at least one
 */
public record AuditTable(Map<String, Meaning> columns, List<String> unused, List<Row> rows) {
  /** Returns the rows that may be compared with each other, in the order of the table. */
  Collection<List<Row>> groups() {
    return rows.stream()
        .collect(Collectors.groupingBy(Row::apart, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** Whether Little's law could be tested if the number of connections were known. */
  boolean lacksConnections() {
    return rows.stream().anyMatch(row -> row.has(Meaning.THROUGHPUT, Meaning.MEAN))
        && rows.stream().noneMatch(row -> row.has(Meaning.CONNECTIONS))
        && rows.stream().noneMatch(row -> row.has(Meaning.USERS))
        && rows.stream().noneMatch(Tools::isOpen);
  }
}
