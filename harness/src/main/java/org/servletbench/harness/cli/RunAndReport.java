package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
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
 * Runs trials as the only run on this machine. It reports the finished trials, whether the run
 * completes, is interrupted or fails.
 */
final class RunAndReport {
  private final CommandSpec spec;
  private final Installation installation;
  private final Plan plan;
  private final Jdk jdk;
  private final List<Claim> claims;
  private final boolean profiled;
  private final Endpoints endpoints;
  private final Pins pins;

  /** Runs trials of a session. */
  @FunctionalInterface
  interface Work {
    void run(RunSession session) throws InterruptedException;
  }

  /** The output that a command adds to the report. */
  interface Addition {
    /** Returns the report with what only the command knows. */
    default RunReport of(RunReport report) {
      return report;
    }

    /** Returns additional derived files: name to text. */
    Map<String, String> files(RunReport report);

    /** What to print, in lines of so many characters. */
    String console(RunReport report, int columns);
  }

  /**
   * Adds nothing.
   *
   * @param full whether all tables are printed, and not only what fits a screen
   */
  record Nothing(boolean full) implements Addition {
    @Override
    public Map<String, String> files(RunReport report) {
      return Map.of();
    }

    @Override
    public String console(RunReport report, int columns) {
      return Reporting.console(report, full, columns);
    }
  }

  /**
   * @param profiled whether the target's CPU time is sampled in MEASURE
   * @param endpoints ports of a trial's services
   * @param pins cores that the processes are bound to
   */
  RunAndReport(
      CommandSpec spec,
      Installation installation,
      Plan plan,
      Jdk jdk,
      List<Claim> claims,
      boolean profiled,
      Endpoints endpoints,
      Pins pins) {
    this.spec = spec;
    this.installation = installation;
    this.plan = plan;
    this.jdk = jdk;
    this.claims = claims;
    this.profiled = profiled;
    this.endpoints = endpoints;
    this.pins = pins;
  }

  /**
   * Does the work and returns the report of the run; empty if it was interrupted.
   *
   * @param addition additional output
   */
  Optional<RunReport> run(Work work, Addition addition) {
    try (Interruption interruption = new Interruption();
        RunLock lock = new RunLock(installation.runLock())) {
      RunSession session =
          new RunSession(
              installation,
              jdk,
              plan,
              spec.commandLine().getErr(),
              interruption,
              profiled,
              endpoints,
              pins);
      try {
        work.run(session);
      } catch (InterruptedException e) {
        session.sayInterrupted();
      } catch (RuntimeException failure) {
        // An interrupt may also show as a file or a socket that broke off.
        if (!interruption.happened()) {
          reportBeside(failure, session, addition);
          throw failure;
        }
        session.sayInterrupted();
      }
      Optional<RunReport> report =
          interruption.shield(
              () -> {
                Thread.interrupted(); // the report must not be interrupted
                return session.store().map(store -> report(store, addition));
              });
      return interruption.happened() ? Optional.empty() : report;
    }
  }

  /** Reports after a failure, which the user must see even if this report fails too. */
  private void reportBeside(RuntimeException failure, RunSession session, Addition addition) {
    try {
      session.store().ifPresent(store -> report(store, addition));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private List<PublishedRow> article() {
    return new Library(installation).article();
  }

  /** Prints and writes what is finished; does nothing if no trial is. */
  private RunReport report(ResultStore store, Addition addition) {
    RunReport report = addition.of(Reporting.report(store, claims, article()));
    if (!report.trials().isEmpty()) {
      PrintWriter console = spec.commandLine().getOut();
      console.println();
      console.print(addition.console(report, Terminal.columns()));
      console.print("\n" + Reporting.places(store));
      console.flush();
      Reporting.write(store, report, addition.files(report));
    }
    return report;
  }
}
