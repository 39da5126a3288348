package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.suite.TrialPlanner;
import org.servletbench.harness.system.Installation;
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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Library library = new Library(Installation.locate());
    List<Claim> claims = library.claims();
    for (String name : library.suites()) {
      Suite suite = library.parser().parse(name);
      Plan once = TrialPlanner.plan(suite, 1);
      out.printf(
          Locale.ROOT,
          "%s  (%s%s per trial)%n  %s%n",
          name,
          PlanDuration.isBound(once) ? "up to " : "",
          PlanDuration.words(PlanDuration.of(once).dividedBy(suite.trials())),
          suite.question());
      out.println(
          "  scenarios: "
              + String.join(", ", suite.scenarios().stream().map(Scenario::name).toList()));
      for (String id : suite.claims()) {
        claims.stream()
            .filter(claim -> claim.id().equals(id))
            .forEach(
                claim ->
                    out.printf(
                        Locale.ROOT,
                        "  %-4s %s (expected: %s)%n",
                        claim.id(),
                        claim.says(),
                        claim.expected().label()));
      }
      out.println();
    }
    out.println(
        "strategies: "
            + String.join(", ", Arrays.stream(Strategy.values()).map(Strategy::label).toList()));
    out.println(
        "drivers: "
            + String.join(", ", Arrays.stream(Driver.values()).map(Driver::label).toList()));
    out.flush();
    return ExitCode.OK;
  }
}
