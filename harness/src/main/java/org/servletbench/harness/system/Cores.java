package org.servletbench.harness.system;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
        ProcFs.text("self/status")
            .flatMap(status -> ProcText.value(status, "Cpus_allowed_list"))
            .map(Cores::parse)
            .orElse(List.of());
    return allowed.size() < 2 || Commands.find("taskset").isEmpty()
        ? ANY
        : new Cores(OptionalInt.of(allowed.get(0)), OptionalInt.of(allowed.get(1)));
  }

  /** How the processes are placed, in words. */
  public String words() {
    return server.isPresent()
        ? Text.of(
            "generator on core %d, server on core %d", generator.getAsInt(), server.getAsInt())
        : "generator and server on any core";
  }

  /** A list of cores such as {@code 0-2,5}. */
  static List<Integer> parse(String list) {
    List<Integer> cores = new ArrayList<>();
    for (String part : list.strip().split(",")) {
      String[] ends = part.split("-");
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
        cores.add(core);
      }
    }
    return cores;
  }
}
