package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.ContrastReport;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports a run again from its files, without measuring. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes a run's tables and derived files again, from its raw files.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "Folder of a run, such as results/runs/…")
  private Path folder;

  @Option(
      names = "--strict",
      description = "A verdict in doubt (indicated, inconclusive) counts as unexpected.")
  private boolean strict;

  @Option(names = "--full", description = Reporting.FULL)
  private boolean full;

  @Override
  public Integer call() {
    return MicroStore.isIn(folder) ? reportMicrobenchmarks() : reportRun();
  }

  private int reportMicrobenchmarks() {
    if (strict || full) {
      throw BenchException.usage(
          folder
              + " holds microbenchmarks, which have no verdicts and are always shown in full: leave"
              + " out --strict and --full");
    }
    MicroStore store = new MicroStore(folder);
    MicroReport report = Reporting.report(store);
    print(report.console(Terminal.columns()));
    Reporting.write(store, report);
    return ExitCode.OK;
  }

  private int reportRun() {
    ResultStore store = ResultStore.open(folder);
    RunReport report = Reporting.report(store, new Library(Installation.locate()));
    Reporting.requireAll(store, report);
    for (Path trial : store.unfinished()) {
      spec.commandLine()
          .getErr()
          .println(
              Text.of(
                  "bench: %s holds no trial.json: the trial did not finish and is not counted",
                  trial));
    }
    print(Reporting.console(report, full, Terminal.columns()));
    Reporting.write(store, report); // a folder of somebody else's has been shown by then
    print(
        "\n"
            + Reporting.places(store)
            + ContrastReport.ofVersions(report)
                .map(versions -> "\n" + versions.text(Terminal.columns()))
                .orElse(""));
    return ExitCode.of(report, strict);
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
