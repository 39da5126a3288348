package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.ContrastReport;
import org.servletbench.harness.system.Terminal;
import org.servletbench.harness.verify.SessionComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two runs from their files, without measuring. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares two runs, scenario by scenario. Nothing is measured. Two runs are two sessions,"
            + " so a difference between them is no verdict.")
final class CompareCommand implements Callable<Integer> {
  /** The formats of a comparison. */
  enum Format {
    text,
    csv,
    json,
    markdown,
    html
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BASE", description = "Folder of the run to compare with.")
  private Path base;

  @Parameters(paramLabel = "OTHER", description = "Folder of the run that is compared.")
  private Path other;

  @Option(
      names = "--force",
      description =
          "Compare even if machine, JDK, suite, launch caches or cores differ; every output says"
              + " so.")
  private boolean force;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  /**
   * @throws BenchException of kind USAGE if the two cannot be compared
   */
  @Override
  public Integer call() {
    SessionComparison two = Comparing.runs(base, other);
    if (!force && !two.mismatches().isEmpty()) {
      throw BenchException.usage(
          Text.of(
              "%s and %s cannot be compared: %s; measure both alike, or add --force to see them all"
                  + " the same",
              base, other, String.join("; ", two.mismatches())));
    }
    ContrastReport report = ContrastReport.of(two);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> report.text(Terminal.columns());
          case csv -> report.csv();
          case json -> report.json();
          case markdown -> report.markdown();
          case html -> report.html();
        });
    out.flush();
    return two.unusable().isEmpty() ? ExitCode.OK : ExitCode.INVALID;
  }
}
