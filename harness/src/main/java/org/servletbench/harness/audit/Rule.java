package org.servletbench.harness.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One test of a table against arithmetic, as data.
 *
 * @param id its name, for good
 * @param known where article F fails it, such as {@code F2}; may be empty
 * @param severity what a finding says about the table
 * @param formula what must hold
 * @param needs the columns without which it says nothing, in words
 * @param meaning what it means where it does not hold, and who says so, in one sentence
 * @param decidedBy figures of a raw run that decide whether a finding is true
 */
public record Rule(
    String id,
    String known,
    Severity severity,
    String formula,
    String needs,
    String meaning,
    Set<Meaning> decidedBy,
    Check check) {
  /** What a finding says about the table. */
  public enum Severity {
    /** No run can give these figures, if they are what their heads say. */
    CONTRADICTION("contradiction"),
    /** A run can give them, but only under a condition that the table does not state. */
    DOUBT("doubt");

    private final String label;

    Severity(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Rows that fail a rule together.
   *
   * @param arithmetic the figures, and what follows from them
   */
  record Suspicion(List<Row> rows, String arithmetic) {}

  /** How rows are tested. */
  sealed interface Check {
    /** Tests one row; gives its arithmetic where the rule does not hold. */
    record OfRow(Function<Row, Optional<String>> test) implements Check {}

    /**
     * Tests the rows of a group against each other.
     *
     * @param ofEveryRun whether it is about the repetitions of a run, all of which raw runs tell
     */
    record OfGroup(Function<List<Row>, List<Suspicion>> test, boolean ofEveryRun)
        implements Check {}

    /** Tests a row against its raw runs, of which there is at least one. */
    record AgainstRaw(RawTest test) implements Check {}
  }

  /** A test of a row against its raw runs. */
  @FunctionalInterface
  interface RawTest {
    Optional<String> apply(Row row, List<Row> raw);
  }

  static Check ofRow(Function<Row, Optional<String>> test) {
    return new Check.OfRow(test);
  }

  static Check ofGroup(Function<List<Row>, List<Suspicion>> test) {
    return new Check.OfGroup(test, false);
  }

  static Check ofRuns(Function<List<Row>, List<Suspicion>> test) {
    return new Check.OfGroup(test, true);
  }
}
