package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    RawRuns runs = new RawRuns(raw.stream().flatMap(table -> table.rows().stream()).toList());
    if (!runs.all().isEmpty()
        && tables.stream()
            .flatMap(table -> table.rows().stream())
            .allMatch(row -> runs.of(row).isEmpty())) {
      throw BenchException.usage(
          "no raw run has the name and the load of a row of "
              + file
              + ": give both the same names and loads, and the same words in the columns that both"
              + " have");
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
            && runs.all().stream().noneMatch(run -> run.has(Meaning.CONNECTIONS));
    return new Audit(file, tables, findings, lacks);
  }

  /** Whether nothing counts against the file. */
  public boolean isClean() {
    return findings.stream().noneMatch(Finding::stands);
  }

  private static List<Finding> check(Rule rule, List<Row> group, RawRuns runs) {
    return switch (rule.check()) {
      case Rule.Check.OfRow check ->
          group.stream().flatMap(row -> row(rule, check, row, runs).stream()).toList();
      case Rule.Check.OfGroup check -> group(rule, check, group, runs);
      case Rule.Check.AgainstRaw check ->
          group.stream()
              .filter(row -> !runs.of(row).isEmpty())
              .flatMap(
                  row ->
                      check.test().apply(row, runs.of(row)).stream()
                          .map(it -> Finding.of(rule, Standing.PROVED, one(row, it))))
              .toList();
    };
  }

  private static Optional<Finding> row(Rule rule, Rule.Check.OfRow check, Row row, RawRuns runs) {
    Optional<String> alone = check.test().apply(row);
    List<Row> deciding = runs.of(row).stream().filter(run -> decides(rule, run)).toList();
    if (alone.isEmpty()) {
      // A figure of one run beside one of another proves nothing: all of them must contradict.
      List<String> proofs =
          deciding.stream()
              .flatMap(run -> check.test().apply(row.completedBy(run)).stream())
              .toList();
      return deciding.isEmpty() || proofs.size() < deciding.size()
          ? Optional.empty()
          : Optional.of(Finding.of(rule, Standing.PROVED, one(row, proofs.getFirst())));
    }
    String suspicion = alone.get();
    List<Optional<String>> beside =
        deciding.stream().map(run -> check.test().apply(row.with(run))).toList();
    // A run that has none of the figures in question repeats what the table says of itself.
    Optional<String> proof =
        IntStream.range(0, deciding.size())
            .filter(
                i ->
                    beside.get(i).filter(it -> !it.equals(suspicion)).isPresent()
                        || check.test().apply(deciding.get(i)).isPresent())
            .mapToObj(i -> beside.get(i).orElse(suspicion))
            .findFirst();
    if (proof.isPresent()) {
      return Optional.of(Finding.of(rule, Standing.PROVED, one(row, proof.get())));
    }
    return Optional.of(
        beside.stream().anyMatch(Optional::isEmpty)
            ? Finding.of(
                rule,
                Standing.WITHDRAWN,
                one(row, suspicion + "; the raw runs have " + deciding(rule, deciding)))
            : Finding.of(rule, Standing.SUSPICIOUS, one(row, suspicion)));
  }

  private static List<Finding> group(
      Rule rule, Rule.Check.OfGroup check, List<Row> group, RawRuns runs) {
    List<Suspicion> alone = check.test().apply(group);
    RawRuns deciding = runs.where(run -> decides(rule, run));
    if (group.stream().allMatch(row -> deciding.of(row).isEmpty())) {
      return alone.stream().map(it -> Finding.of(rule, Standing.SUSPICIOUS, it)).toList();
    }
    List<Suspicion> proved =
        check
            .test()
            .apply(
                check.ofEveryRun()
                    ? deciding.inPlaceOf(group)
                    : deciding.beside(group, !alone.isEmpty()));
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
