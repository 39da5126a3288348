package org.servletbench.harness.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Audits of tables that a test writes down. */
final class Audits {
  private Audits() {}

  static Audit csv(String text) {
    return of("table.csv", text);
  }

  static Audit of(String file, String text) {
    return Audit.of(file, tables(file, text), List.of(), List.of());
  }

  static Audit withRaw(String text, String raw) {
    return Audit.of("table.csv", tables("table.csv", text), tables("raw.csv", raw), List.of());
  }

  static List<AuditTable> tables(String file, String text) {
    return TableReader.read(file, text, AuditMapping.none());
  }

  /** Writes a table whose cells are set apart by blanks and bars, as the tests read best. */
  static String lines(String... lines) {
    return String.join(
            "\n",
            Arrays.stream(lines)
                .map(
                    line ->
                        String.join(",", Stream.of(line.split("\\|")).map(String::strip).toList()))
                .toList())
        + "\n";
  }

  static List<String> ids(Audit audit) {
    return audit.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  /** Returns each finding as {@code rule standing}. */
  static List<String> standings(Audit audit) {
    return audit.findings().stream()
        .map(finding -> finding.rule().id() + " " + finding.standing().label())
        .toList();
  }
}
