package org.servletbench.harness.suite;

import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Contest;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;

/** Makes a suite in which each scenario runs twice: as it is, and with another version. */
public final class Against {
  private Against() {}

  /**
   * Returns the suite with a rival for each scenario that has one; the others are left out.
   *
   * @throws BenchException of kind USAGE if none has, or if a name is taken, or too long
   */
  public static Suite of(Suite suite, Contest contest) {
    try {
      return suite.with(both(suite, contest));
    } catch (IllegalArgumentException e) {
      throw BenchException.usage(
          Text.of(
              "suite %s: %s, since --against adds -against to each: rename yours",
              suite.name(), e.getMessage()));
    }
  }

  private static List<Scenario> both(Suite suite, Contest contest) {
    List<Scenario> both = suite.scenarios().stream().flatMap(each -> twice(each, contest)).toList();
    if (both.isEmpty()) {
      throw BenchException.usage(
          switch (contest) {
            case Contest.Builds builds ->
                Text.of(
                    "--against compares builds of the app, and suite %s has no scenario with a"
                        + " strategy: for a server of your own take --against-command",
                    suite.name());
            case Contest.Command command ->
                Text.of(
                    "--against-command compares servers of your own, and suite %s has no scenario"
                        + " with target.command",
                    suite.name());
          });
    }
    return both;
  }

  private static Stream<Scenario> twice(Scenario scenario, Contest contest) {
    return switch (contest) {
      case Contest.Builds builds ->
          scenario.app().stream()
              .flatMap(
                  app ->
                      Stream.of(
                          scenario.on(app.built(builds.ours())),
                          scenario.against(app.built(builds.against()))));
      case Contest.Command command ->
          scenario.target() instanceof Target.Command own && own.framework().isEmpty()
              ? Stream.of(scenario, scenario.against(own.startedBy(command.against())))
              : Stream.empty();
    };
  }
}
