package org.servletbench.harness.cli;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Bench.Version.class,
    description = "Which way should a servlet wait for a slow downstream? Measure it.",
    subcommands = {
      RunCommand.class,
      ListCommand.class,
      ReportCommand.class,
      HistoryCommand.class,
      CompareCommand.class,
      PredictCommand.class,
      CapacityCommand.class,
      AuditCommand.class,
      JmhCommand.class,
      DoctorCommand.class
    })
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    CommandLine bench = commandLine();
    int code = bench.execute(args);
    boolean outranked =
        code == ExitCode.OK || code == ExitCode.UNEXPECTED || code == ExitCode.INVALID;
    System.exit(outranked && isCut(bench) ? ExitCode.FAILURE : code);
  }

  /** Whether output was lost, on a full disk; nobody wants to hear that of a pipe's reader. */
  private static boolean isCut(CommandLine bench) {
    if (!System.out.checkError() || Terminal.outputIsPipe()) {
      return false;
    }
    bench
        .getErr()
        .println("bench: cannot write all of the output: free disk space, or write it elsewhere");
    return true;
  }

  /** Reads the version that the build wrote into the jar; a folder of classes has none. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Bench.class.getPackage().getImplementationVersion();
      return new String[] {"servlet-bench " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** Makes the command line; it prints each failure once and turns it into an exit code. */
  static CommandLine commandLine() {
    CommandLine bench = new CommandLine(new Bench());
    NumberConverters.register(bench);
    bench
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    return bench
        .setExitCodeExceptionMapper(Bench::exitCode)
        .setExecutionStrategy(
            parsed -> {
              Choices.requireNoneEmpty(parsed);
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler(
            (mistake, arguments) -> {
              if (arguments.length > 0) {
                tell(mistake);
              } else {
                bench.usage(bench.getErr());
              }
              return ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof BenchException known) {
                command.getErr().println("bench: " + Shown.text(known.getMessage()));
              } else if (failure instanceof UncheckedIOException file) {
                command.getErr().println("bench: " + Failures.sentence(file));
              } else {
                command
                    .getErr()
                    .println(
                        "bench: this is a defect of the program; please report it with these"
                            + " lines:");
                failure.printStackTrace(command.getErr());
              }
              return exitCode(failure);
            });
  }

  /** Says in one sentence what is wrong with the arguments, and where the right ones are told. */
  private static void tell(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String message = Shown.text(mistake.getMessage());
    List<String> alike =
        mistake instanceof UnmatchedArgumentException unknown
            ? unknown.getSuggestions()
            : List.of();
    command
        .getErr()
        .println(
            Text.of(
                "bench: %s%s%s; see %s --help",
                message.substring(0, 1).toLowerCase(Locale.ROOT),
                message.substring(1),
                alike.isEmpty() ? "" : " (did you mean " + String.join(" or ", alike) + "?)",
                command.getCommandSpec().qualifiedName()));
  }

  private static int exitCode(Throwable failure) {
    return failure instanceof ParameterException
            || failure instanceof BenchException known && known.kind() == BenchException.Kind.USAGE
        ? ExitCode.USAGE
        : ExitCode.FAILURE;
  }
}
