package org.servletbench.harness.audit;

import java.util.List;
import java.util.Locale;

/**
 * A rule that a table fails.
 *
 * @param known the statement of article F that it is about; may be empty
 * @param where what the rows have in common; may be empty
 * @param rows names of the rows
 * @param lines lines of the rows in their file
 * @param arithmetic the figures, and what follows from them
 */
public record Finding(
    Rule rule,
    String known,
    Standing standing,
    String where,
    List<String> rows,
    List<Integer> lines,
    String arithmetic) {
  /** How sure a finding is. */
  public enum Standing {
    /** It follows from the table alone. */
    SUSPICIOUS,
    /** The raw runs confirm it. */
    PROVED,
    /** The raw runs explain it: the table is sound in this. */
    WITHDRAWN;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding of(Rule rule, Standing standing, Rule.Suspicion suspicion) {
    List<Row> rows = suspicion.rows();
    return new Finding(
        rule,
        rule.known(),
        standing,
        rows.getFirst().group(),
        rows.stream().map(Row::shown).toList(),
        rows.stream().map(Row::line).toList(),
        suspicion.arithmetic());
  }

  /** Whether it counts against the table. */
  public boolean stands() {
    return standing != Standing.WITHDRAWN;
  }
}
