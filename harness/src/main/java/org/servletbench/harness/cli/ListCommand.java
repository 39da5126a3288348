package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Framework;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.report.Lines;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what can be run. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists suites with their expected duration, scenarios, strategies and claims.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  private int code = ExitCode.OK;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Library library = new Library(Installation.locate());
    List<Claim> claims = read(library::claims).orElse(List.of());
    int columns = Terminal.columns();
    for (String name : library.suites()) {
      read(() -> library.suite(name)).ifPresent(suite -> print(suite, claims, out, columns));
    }
    out.print(
        Lines.hanging(
            "strategies: ",
            joined(Arrays.stream(Strategy.values()).map(Strategy::label)),
            columns));
    out.print(
        Lines.hanging(
            "drivers: ", joined(Arrays.stream(Driver.values()).map(Driver::label)), columns));
    out.print(
        Lines.hanging(
            "frameworks: ",
            joined(
                library.frameworks().stream()
                    .flatMap(name -> read(() -> library.framework(name)).stream())
                    .map(Framework::name)),
            columns));
    out.flush();
    return code;
  }

  private static void print(Suite suite, List<Claim> claims, PrintWriter out, int columns) {
    Plan once = TrialPlanner.plan(suite, 1);
    out.print(
        Lines.paragraph(
            Text.of(
                "%s  (%s%s per trial)",
                suite.name(),
                PlanDuration.isBound(once) ? "up to " : "",
                PlanDuration.words(PlanDuration.of(once).dividedBy(suite.trials()))),
            columns));
    out.print(Lines.hanging("  ", suite.question(), columns));
    out.print(
        Lines.hanging(
            "  scenarios: ", joined(suite.scenarios().stream().map(Scenario::name)), columns));
    for (String id : suite.claims()) {
      claims.stream()
          .filter(claim -> claim.id().equals(id))
          .forEach(claim -> out.print(line(claim, columns)));
    }
    out.println();
  }

  /** Reads what is listed; what is wrong with it is told in its place. */
  private <T> Optional<T> read(Supplier<T> source) {
    try {
      return Optional.of(source.get());
    } catch (BenchException e) {
      spec.commandLine().getOut().flush();
      spec.commandLine().getErr().println("bench: " + Shown.text(e.getMessage()));
      spec.commandLine().getErr().flush();
      code = ExitCode.USAGE;
      return Optional.empty();
    }
  }

  private static String joined(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  private static String line(Claim claim, int columns) {
    return Lines.hanging(
        Text.of("  %-4s ", claim.id()),
        Text.of("%s (expected: %s)", claim.says(), claim.expected().label()),
        columns);
  }
}
