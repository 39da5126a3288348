package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.audit.Finding.Standing;
import org.servletbench.harness.audit.Rule.Suspicion;
import org.servletbench.harness.model.BenchException;

/**
 * What all rules say of the tables of one file.
 *
 * @param file its name
 * @param findings by rule, in the order of {@link Rules}
 * @param lacksConnections whether Little's law could be tested, were the connections known
 */
public record Audit(
    String file, List<AuditTable> tables, List<Finding> findings, boolean lacksConnections) {
  /**
   * Tests every table by every rule.
   *
   * @param raw tables of the runs behind it; empty without any
   * @throws BenchException of kind USAGE if no raw run or no sentence is about a row of the table
   */
  public static Audit of(
      String file, List<AuditTable> tables, List<AuditTable> raw, List<Sentence> sentences) {
    List<Row> runs = raw.stream().flatMap(table -> table.rows().stream()).toList();
    if (!runs.isEmpty()
        && tables.stream()
            .flatMap(table -> table.rows().stream())
            .noneMatch(row -> runs.stream().anyMatch(row::isSameAs))) {
      throw BenchException.usage(
          "no raw run has the name of a row of "
              + file
              + ": give both the same names, and the same words in the columns that both have");
    }
    sentences.forEach(sentence -> sentence.requireIn(file, tables));
    List<Finding> findings = new ArrayList<>();
    for (AuditTable table : tables) {
      for (List<Row> group : table.groups()) {
        Rules.all().forEach(rule -> findings.addAll(check(rule, group, runs)));
      }
      sentences.forEach(sentence -> findings.addAll(sentence.check(table)));
    }
    findings.sort(Comparator.comparingInt(finding -> Rules.all().indexOf(finding.rule())));
    boolean lacks =
        tables.stream().anyMatch(AuditTable::lacksConnections)
            && runs.stream().noneMatch(run -> run.has(Meaning.CONNECTIONS));
    return new Audit(file, tables, findings, lacks);
  }

  /** Whether nothing counts against the file. */
  public boolean isClean() {
    return findings.stream().noneMatch(Finding::stands);
  }

  private static List<Finding> check(Rule rule, List<Row> group, List<Row> runs) {
    return switch (rule.check()) {
      case Rule.Check.OfRow check ->
          group.stream().flatMap(row -> row(rule, check, row, runs).stream()).toList();
      case Rule.Check.OfGroup check -> group(rule, check, group, runs);
      case Rule.Check.AgainstRaw check ->
          group.stream()
              .filter(row -> runs.stream().anyMatch(row::isSameAs))
              .flatMap(
                  row ->
                      check.test().apply(row, runs.stream().filter(row::isSameAs).toList()).stream()
                          .map(it -> Finding.of(rule, Standing.PROVED, one(row, it))))
              .toList();
    };
  }

  private static Optional<Finding> row(Rule rule, Rule.Check.OfRow check, Row row, List<Row> runs) {
    Optional<String> alone = check.test().apply(row);
    List<Row> deciding =
        runs.stream().filter(row::isSameAs).filter(run -> decides(rule, run)).toList();
    if (deciding.isEmpty()) {
      return alone.map(it -> Finding.of(rule, Standing.SUSPICIOUS, one(row, it)));
    }
    Optional<String> proof =
        deciding.stream()
            .map(run -> alone.isPresent() ? row.with(run) : row.completedBy(run))
            .flatMap(both -> check.test().apply(both).stream())
            .findFirst();
    return proof
        .map(it -> Finding.of(rule, Standing.PROVED, one(row, it)))
        .or(
            () ->
                alone.map(
                    it ->
                        Finding.of(
                            rule,
                            Standing.WITHDRAWN,
                            one(row, it + "; the raw runs have " + deciding(rule, deciding)))));
  }

  private static List<Finding> group(
      Rule rule, Rule.Check.OfGroup check, List<Row> group, List<Row> runs) {
    List<Suspicion> alone = check.test().apply(group);
    List<Row> both = new ArrayList<>();
    boolean decided = false;
    for (Row row : group) {
      Optional<Row> run =
          runs.stream().filter(row::isSameAs).filter(each -> decides(rule, each)).findFirst();
      decided |= run.isPresent();
      both.add(run.map(it -> alone.isEmpty() ? row.completedBy(it) : row.with(it)).orElse(row));
    }
    if (!decided) {
      return alone.stream().map(it -> Finding.of(rule, Standing.SUSPICIOUS, it)).toList();
    }
    List<Suspicion> proved = check.test().apply(both);
    return proved.isEmpty()
        ? alone.stream().map(it -> Finding.of(rule, Standing.WITHDRAWN, it)).toList()
        : proved.stream().map(it -> Finding.of(rule, Standing.PROVED, it)).toList();
  }

  private static boolean decides(Rule rule, Row run) {
    return rule.decidedBy().stream().anyMatch(run::has);
  }

  private static String deciding(Rule rule, List<Row> runs) {
    Row run = runs.getFirst();
    return String.join(
        ", ", rule.decidedBy().stream().filter(run::has).sorted().map(run::tell).toList());
  }

  private static Suspicion one(Row row, String arithmetic) {
    return new Suspicion(List.of(row), arithmetic);
  }
}
