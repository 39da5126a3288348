package org.servletbench.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Text;

/**
 * A core for the generator and another one for the server, where there are two.
 *
 * @param server empty where processes are left to run anywhere
 * @param generator empty exactly when the server's is
 */
public record Cores(OptionalInt server, OptionalInt generator) {
  private static final Cores ANY = new Cores(OptionalInt.empty(), OptionalInt.empty());

  public Cores {
    if (server.isPresent() != generator.isPresent()) {
      throw new IllegalArgumentException("both processes have a core of their own, or none has");
    }
  }

  /** The first two that this process may use, if there are so many and taskset is on PATH. */
  public static Cores detect() {
    List<Integer> allowed =
        allowed(ProcessHandle.current().pid()).map(CoreList::numbers).orElse(List.of());
    return allowed.size() < 2 || Commands.find("taskset").isEmpty()
        ? ANY
        : new Cores(OptionalInt.of(allowed.get(0)), OptionalInt.of(allowed.get(1)));
  }

  /** Those that a process may use; empty when it is gone. */
  public static Optional<CoreList> allowed(long pid) {
    return ProcFs.text(pid + "/status")
        .flatMap(status -> ProcText.value(status, "Cpus_allowed_list"))
        .map(CoreList::new);
  }

  /**
   * Refuses what this process could not hand on.
   *
   * @throws BenchException for a core that it may not use, or without taskset
   */
  public static void require(Pins pins) {
    Optional<CoreList> own = allowed(ProcessHandle.current().pid());
    for (CoreList cores : pins.byProcess().values()) {
      Pinned.to(Optional.of(cores), List.of());
      if (own.isPresent() && !own.get().numbers().containsAll(cores.numbers())) {
        throw BenchException.usage(
            Text.of("--pin: no core %s here: there are %s", cores.text(), own.get().text()));
      }
    }
  }

  /** How the processes are placed, in words. */
  public String words() {
    return server.isPresent()
        ? Text.of(
            "generator on core %d, server on core %d", generator.getAsInt(), server.getAsInt())
        : "generator and server on any core";
  }
}
