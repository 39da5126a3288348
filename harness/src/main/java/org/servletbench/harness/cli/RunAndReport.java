package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.Endpoints;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.RunLock;
import org.servletbench.harness.system.Terminal;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs trials as the only run of this checkout. It reports the finished trials, whether the run
 * completes, is interrupted or fails.
 *
 * @param profiled whether the target's CPU time is sampled in MEASURE
 * @param endpoints ports of a trial's services
 * @param pins cores that the processes are bound to
 */
record RunAndReport(
    CommandSpec spec,
    Installation installation,
    Plan plan,
    Jdk jdk,
    List<Claim> claims,
    boolean profiled,
    Endpoints endpoints,
    Pins pins) {
  /** Runs trials of a session. */
  @FunctionalInterface
  interface Work {
    void run(RunSession session) throws InterruptedException;
  }

  /**
   * Does the work and returns the report of the run; empty if it was interrupted.
   *
   * @param full whether all tables are printed, and not only what fits a screen
   */
  Optional<RunReport> run(Work work, boolean full) {
    try (Interruption interruption = new Interruption();
        RunLock lock = new RunLock(installation.runLock())) {
      RunSession session = new RunSession(this, interruption);
      if (!interruption.completes(() -> run(work, session, interruption, full))) {
        session.sayInterrupted();
      }
      Optional<RunReport> report =
          interruption.shield(
              () -> {
                Thread.interrupted(); // the report must not be interrupted
                return session.store().map(store -> report(store, full));
              });
      return interruption.happened() ? Optional.empty() : report;
    }
  }

  private void run(Work work, RunSession session, Interruption interruption, boolean full)
      throws InterruptedException {
    try {
      work.run(session);
    } catch (RuntimeException failure) {
      if (!interruption.happened()) {
        reportBeside(failure, session, full);
      }
      throw failure;
    }
  }

  /** Reports after a failure, which the user must see even if this report fails too. */
  private void reportBeside(RuntimeException failure, RunSession session, boolean full) {
    try {
      session.store().ifPresent(store -> report(store, full));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private List<PublishedRow> article() {
    return new Library(installation).article();
  }

  /** Prints and writes what is finished; does nothing if no trial is. */
  private RunReport report(ResultStore store, boolean full) {
    RunReport report = Reporting.report(store, claims, article());
    if (!report.trials().isEmpty()) {
      PrintWriter console = spec.commandLine().getOut();
      console.println();
      console.print(Reporting.console(report, full, Terminal.columns()));
      console.print("\n" + Reporting.places(store));
      console.flush();
      Reporting.write(store, report);
    }
    return report;
  }
}
