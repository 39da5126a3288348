package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.servletbench.harness.load.Drivers;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Needs;
import org.servletbench.harness.model.Room;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.run.OwnPrograms;
import org.servletbench.harness.system.Builds;
import org.servletbench.harness.system.FrameworkBuilds;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.Rooms;

/** Provides what only some scenarios need: room, tools, builds, other JDKs. */
final class Preparation {
  private final Library library;
  private final Jdk usual;
  private final ProcessRegistry registry;
  private final Consumer<String> says;
  private final Path buildLog;
  private final OwnPrograms own;
  private final Set<Path> jdkHomes = new LinkedHashSet<>();
  private final Map<List<String>, Optional<String>> builds = new HashMap<>();

  /**
   * @param usual JDK of the run
   * @param says takes a line about each server that is built
   */
  Preparation(Library library, Jdk usual, ProcessRegistry registry, Consumer<String> says) {
    this.library = library;
    this.usual = usual;
    this.registry = registry;
    this.says = says;
    Installation installation = library.installation();
    this.buildLog = installation.processes().resolve("build.log");
    this.own =
        new OwnPrograms(
            installation.root(),
            new FrameworkBuilds(installation.frameworks(), installation.builds(), registry));
    jdkHomes.add(usual.home());
    jdkHomes.add(Jdk.current().home());
  }

  /** Runs the builds; returns the scenarios that cannot run here, with reason and remedy. */
  Map<String, String> missing(List<Scenario> scenarios) throws InterruptedException {
    Map<String, String> reasons = new LinkedHashMap<>();
    Room room = Rooms.read();
    for (Scenario scenario : scenarios) {
      missing(scenario, room).ifPresent(reason -> reasons.put(scenario.name(), reason));
    }
    return reasons;
  }

  private Optional<String> missing(Scenario scenario, Room room) throws InterruptedException {
    Optional<String> lacking =
        Drivers.missing(scenario.driver()).or(() -> Needs.of(scenario).beyond(room));
    return switch (scenario.target()) {
      case Target.App app -> lacking.or(() -> missingJdk(app.settings().variant().runtime()));
      case Target.Command command -> lacking.isPresent() ? lacking : failedBuild(command);
      case Target.Running running -> lacking;
    };
  }

  /** Returns the commands of targets that are not our app. */
  OwnPrograms own() {
    return own;
  }

  /** Returns the JDK of a scenario; the run's if the scenario names none. */
  Jdk jdk(Runtime runtime) {
    Jdk jdk =
        runtime
            .jdk()
            .map(
                name ->
                    Jdk.named(name)
                        .orElseThrow(
                            () ->
                                BenchException.machine(
                                    "there is no JDK "
                                        + name
                                        + ": see bench doctor for those that are installed")))
            .orElse(usual);
    jdkHomes.add(jdk.home());
    return jdk;
  }

  /** Removes this machine's paths from a command, so that a run can be published and compared. */
  List<String> portable(List<String> command) {
    return command.stream()
        .map(
            word -> {
              Installation installation = library.installation();
              String text =
                  word.replace(installation.root() + "/", "")
                      .replace(installation.builds().toString(), "$BENCH_BUILDS");
              for (Path jdk : jdkHomes) {
                text = text.replace(jdk.toString(), "$JAVA_HOME");
              }
              return text;
            })
        .toList();
  }

  private static Optional<String> missingJdk(Runtime runtime) {
    try {
      return runtime
          .jdk()
          .filter(name -> Jdk.named(name).isEmpty())
          .map(
              name ->
                  Text.of(
                      "no JDK %s in the usual places; found: %s; install it, or name its folder in"
                          + " app.jdk",
                      name, String.join(", ", Jdk.names())));
    } catch (BenchException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Runs a build once, however many scenarios start its program; says why it failed, if it did. */
  private Optional<String> failedBuild(Target.Command target) throws InterruptedException {
    List<String> build = target.framework().isEmpty() ? own.build(target) : target.command();
    if (!build.isEmpty() && !builds.containsKey(build)) {
      builds.put(
          build,
          target.framework().isEmpty()
              ? Builds.run(build, buildLog, registry)
              : own.frameworks().prepare(library.framework(target.framework()), buildLog, says));
    }
    return builds.getOrDefault(build, Optional.empty());
  }
}
