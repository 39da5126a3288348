package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Rivals;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Cores;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Pinned;
import org.servletbench.harness.verify.Session;
import org.servletbench.harness.verify.SessionComparison;

/** A stored run that is repeated. */
final class Likeness {
  private Likeness() {}

  /**
   * Returns its plan.
   *
   * @throws BenchException of kind USAGE if it cannot be repeated, or compared with
   */
  static Plan plan(Path run) {
    ResultStore store = ResultStore.open(run);
    Plan plan = store.header().plan();
    if (!Rivals.of(plan.suite()).isEmpty()) {
      throw BenchException.usage(
          Text.of(
              "%s measured two versions, and its folder holds neither: repeat it by"
                  + " bench run SUITE --against",
              run));
    }
    Session stored = Comparing.session(store, run.toString());
    if (stored.valid() == 0) {
      throw BenchException.usage(
          Text.of("%s holds no valid trial, so there is nothing to compare with", run));
    }
    return plan;
  }

  /**
   * Returns the cores that {@code --pin} bound its processes to.
   *
   * @throws BenchException of kind USAGE if what it holds of them was edited, or this machine has
   *     not such cores
   */
  static Pins pins(Path run) {
    RunHeader header = ResultStore.open(run).header();
    Map<String, CoreList> pins = new TreeMap<>();
    try {
      for (Scenario scenario : header.plan().suite().scenarios()) {
        header
            .commands()
            .getOrDefault(scenario.name(), Map.of())
            .forEach(
                (process, command) -> {
                  if (!isBySuite(scenario, process, command)) {
                    Pinned.cores(command).ifPresent(cores -> pins.put(process, cores));
                  }
                });
      }
    } catch (IllegalArgumentException e) {
      throw BenchException.usage(Text.of("%s: run.json: %s", run, e.getMessage()));
    }
    Pins all = new Pins(pins);
    try {
      Cores.require(all);
    } catch (BenchException e) {
      throw BenchException.usage(
          Text.of(
              "%s bound its processes to cores that they cannot have here: choose others with"
                  + " --pin, such as --pin app=0",
              run));
    }
    return all;
  }

  private static boolean isBySuite(Scenario scenario, String process, List<String> command) {
    return switch (process) {
      case Reading.GENERATOR -> scenario.client().core().isPresent();
      case Reading.APP ->
          scenario.target() instanceof Target.Command own
              && own.command().getFirst().equals(command.getFirst());
      default -> false;
    };
  }

  /** Returns the JDK that measured it, if this machine has that very version. */
  static Optional<Jdk> jdk(Path run) {
    String version = ResultStore.open(run).header().environment().jdk();
    return Stream.concat(Stream.of(Jdk.current()), Jdk.installed().stream())
        .filter(jdk -> jdk.version().equals(version))
        .findFirst();
  }

  /**
   * Refuses to gate by a run that was profiled if this one is not, or the other way round.
   *
   * @throws BenchException of kind USAGE that says what to do
   */
  static void requireSameProfiler(Path run, boolean profile) {
    boolean was = Comparing.session(ResultStore.open(run), run.toString()).summary().isProfiled();
    if (was != profile) {
      throw BenchException.usage(
          Text.of(
              "--gate cannot compare with %s, which was measured %s --profile: %s",
              run, was ? "with" : "without", was ? "add it" : "leave it out"));
    }
  }

  /**
   * Refuses to gate by a run of another machine, before anything is measured.
   *
   * @throws BenchException of kind USAGE that says what differs
   */
  static void requireSameMachine(Path run, Environment here) {
    List<String> differences =
        SessionComparison.machineDifferences(ResultStore.open(run).header().environment(), here);
    if (!differences.isEmpty()) {
      throw BenchException.usage(
          Text.of(
              "--gate cannot compare with %s: %s; leave the gate out to see both side by side",
              run, String.join("; ", differences)));
    }
  }
}
