package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.report.TextReport;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.suite.Overrides;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.RunLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole pipeline: args, suite, plan, trials, files, measurements, verdicts, report. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a suite: says how long it takes, measures, reports, verifies.")
final class RunCommand implements Callable<Integer> {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SUITE",
      description = "Name of a suite (see bench list), or a file of yours ending in .yaml.")
  private String suiteName;

  @Option(
      names = "--time-scale",
      paramLabel = "N",
      description = "Divide delay, window and timeouts by N, multiply the rate by N.")
  private Optional<Double> timeScale = Optional.empty();

  @Option(names = "--trials", paramLabel = "N", description = "Fresh launches per scenario.")
  private Optional<Integer> trials = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "SCENARIO",
      split = ",",
      description = "Only these scenarios.")
  private List<String> only = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Of the order and every bootstrap.")
  private long seed = 1;

  @Option(names = "--jdk", paramLabel = "HOME", description = "JDK for the measured processes.")
  private Optional<Path> jdkHome = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the run.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--strict", description = "An inconclusive verdict counts as unexpected.")
  private boolean strict;

  @Override
  public Integer call() {
    Installation installation = Installation.locate();
    Library library = new Library(installation);
    Suite suite = library.suite(suiteName, new Overrides(timeScale, trials, only));
    Plan plan = TrialPlanner.plan(suite, seed);
    Jdk jdk = jdkHome.map(Jdk::at).orElseGet(Jdk::current);
    List<Claim> claims = library.claims();
    try (Interruption interruption = new Interruption();
        RunLock lock = new RunLock(installation.runLock())) {
      RunSession session =
          new RunSession(installation, jdk, plan, spec.commandLine().getErr(), interruption);
      try {
        session.measure(folder(installation, suite));
      } catch (InterruptedException e) {
        session.sayInterrupted();
      } catch (RuntimeException failure) {
        // An interrupt may also show as a file or a socket that broke off.
        if (!interruption.happened()) {
          reportBeside(failure, session, claims);
          throw failure;
        }
        session.sayInterrupted();
      }
      Optional<RunReport> report =
          interruption.shield(
              () -> {
                Thread.interrupted(); // what is finished is reported in peace
                return session.store().map(store -> report(store, claims));
              });
      return interruption.happened() || report.isEmpty()
          ? ExitCode.INTERRUPTED
          : ExitCode.of(report.get(), strict);
    }
  }

  /** The failure is what the user must read, even if the report cannot be written either. */
  private void reportBeside(RuntimeException failure, RunSession session, List<Claim> claims) {
    try {
      session.store().ifPresent(store -> report(store, claims));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Prints and writes what is finished; nothing at all if no trial is. */
  private RunReport report(ResultStore store, List<Claim> claims) {
    RunReport report = Reporting.report(store, claims);
    if (!report.trials().isEmpty()) {
      PrintWriter console = spec.commandLine().getOut();
      console.println();
      console.print(new TextReport(report).console());
      console.println("\nfiles: " + store.folder());
      console.flush();
      store.writeDerived(Reporting.files(report));
    }
    return report;
  }

  private Path folder(Installation installation, Suite suite) {
    return out.orElseGet(
        () -> installation.runs().resolve(FOLDER.format(Instant.now()) + "-" + suite.name()));
  }
}
