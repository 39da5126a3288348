package org.servletbench.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;

/**
 * One core for the generator and another one for the server, if there are two.
 *
 * @param server core of the server; empty if processes may run anywhere
 * @param generator core of the generator; empty exactly when the server's is
 */
public record Cores(OptionalInt server, OptionalInt generator) {
  private static final Cores ANY = new Cores(OptionalInt.empty(), OptionalInt.empty());

  public Cores {
    if (server.isPresent() != generator.isPresent()) {
      throw new IllegalArgumentException(
          "either both processes must have a core of their own or neither");
    }
  }

  /** Returns the first two cores of this process, if it has two and taskset is on PATH. */
  public static Cores detect() {
    List<Integer> allowed =
        allowed(ProcessHandle.current().pid()).map(CoreList::numbers).orElse(List.of());
    return allowed.size() < 2 || Commands.find("taskset").isEmpty()
        ? ANY
        : new Cores(OptionalInt.of(allowed.get(0)), OptionalInt.of(allowed.get(1)));
  }

  /** Returns the cores that a process may use; empty when it is gone. */
  public static Optional<CoreList> allowed(long pid) {
    return ProcFs.text(pid + "/status")
        .flatMap(status -> ProcText.value(status, "Cpus_allowed_list"))
        .map(CoreList::new);
  }

  /**
   * Refuses cores that this process cannot pass on to its children.
   *
   * @throws BenchException for a core that this process may not use, or without taskset
   */
  public static void require(Pins pins) {
    pins.byProcess().values().forEach(cores -> require("--pin", cores));
  }

  /** Does the same for the cores of generators that scenarios name. */
  public static void require(List<Scenario> scenarios) {
    scenarios.stream()
        .flatMapToInt(scenario -> scenario.client().core().stream())
        .distinct()
        .forEach(core -> require("client.core", CoreList.of(core)));
  }

  /**
   * Does the same for some cores.
   *
   * @param setting option or key of a suite that names them
   */
  public static void require(String setting, CoreList cores) {
    if (Commands.find("taskset").isEmpty()) {
      throw BenchException.usage(
          Text.of(
              "%s needs taskset, which is not on PATH: apt-get install util-linux, or leave out %s",
              setting, setting));
    }
    Optional<CoreList> own = allowed(ProcessHandle.current().pid());
    if (own.isPresent() && !own.get().numbers().containsAll(cores.numbers())) {
      throw BenchException.usage(
          Text.of(
              "%s: this machine has no core %s for this process: choose from %s",
              setting, cores.text(), own.get().text()));
    }
  }

  /** Describes how the processes are placed. */
  public String words() {
    return server.isPresent()
        ? Text.of(
            "generator on core %d, server on core %d", generator.getAsInt(), server.getAsInt())
        : "generator and server on any core";
  }
}
