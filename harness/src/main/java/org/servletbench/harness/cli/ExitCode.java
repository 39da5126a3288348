package org.servletbench.harness.cli;

import org.servletbench.harness.report.RunReport;

/** The exit codes of the command line. Precedence: 2, 130 and 143, 1, 4, 3. */
final class ExitCode {
  /** Done, and as expected. */
  static final int OK = 0;

  /** A failure of the machine or the program. */
  static final int FAILURE = 1;

  /** Wrong usage or input. */
  static final int USAGE = 2;

  /** A verdict differs from the expected one, an audit found something, or a gate failed. */
  static final int UNEXPECTED = 3;

  /** Every trial of some scenario was invalid, or a gate could judge nothing. */
  static final int INVALID = 4;

  /** Interrupted by Ctrl-C; for SIGTERM the JVM itself returns 143. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /**
   * Returns the exit code of a report.
   *
   * @param strict whether a verdict in doubt counts as unexpected
   */
  static int of(RunReport report, boolean strict) {
    if (report.capacity().isPresent()) { // single probes of a search may be invalid
      return report.capacity().get().capacity().sustained().isPresent() ? OK : INVALID;
    }
    if (!report.summary().unusable().isEmpty()) {
      return INVALID;
    }
    return report.verdicts().allAsExpected(strict) ? OK : UNEXPECTED;
  }
}
