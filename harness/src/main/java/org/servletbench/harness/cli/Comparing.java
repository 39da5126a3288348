package org.servletbench.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.verify.Session;
import org.servletbench.harness.verify.SessionComparison;

/** Reads runs that are to be compared, and refuses what cannot be. */
final class Comparing {
  private Comparing() {}

  /**
   * Compares two runs by their folders.
   *
   * @throws BenchException of kind USAGE if one is no run or holds no valid trial, if both are the
   *     same, or if they have no scenario in common
   */
  static SessionComparison runs(Path base, Path other) {
    ResultStore first = ResultStore.open(base);
    ResultStore second = ResultStore.open(other);
    if (isSame(base, other)) {
      throw BenchException.usage(
          Text.of("%s and %s are the same folder: name two runs", base, other));
    }
    boolean alike = name(base).equals(name(other));
    Session one = session(first, alike ? base.toString() : name(base));
    Session two = session(second, alike ? other.toString() : name(other));
    if (one.isSameRun(two)) {
      throw BenchException.usage(
          Text.of("%s and %s hold the same run, copied: name two runs", base, other));
    }
    return compared(one, two);
  }

  /** Compares two sessions that are two runs. */
  static SessionComparison compared(Session base, Session other) {
    for (Session each : List.of(base, other)) {
      if (each.valid() == 0) {
        throw BenchException.usage(
            Text.of(
                "%s holds no valid trial, so there is nothing to compare: bench report tells why",
                each.name()));
      }
    }
    if (SessionComparison.common(base, other).isEmpty()) {
      throw BenchException.usage(
          Text.of(
              "%s and %s have no scenario in common: the one has %s, the other %s",
              base.name(),
              other.name(),
              String.join(", ", base.scenarios()),
              String.join(", ", other.scenarios())));
    }
    return SessionComparison.of(base, other);
  }

  /** Reads a run as a side of a comparison. */
  static Session session(ResultStore store, String name) {
    return session(store, Reporting.report(store, List.of()), name);
  }

  static Session session(ResultStore store, RunReport report, String name) {
    return new Session(name, store.header(), report.summary(), report.manifest());
  }

  /** Returns the name of a folder as it is told. */
  static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? folder.toString() : last.toString();
  }

  private static boolean isSame(Path base, Path other) {
    try {
      return Files.isSameFile(base, other);
    } catch (IOException e) {
      throw BenchException.machine(
          Text.of("cannot read %s or %s: %s", base, other, Failures.words(e)), e);
    }
  }
}
