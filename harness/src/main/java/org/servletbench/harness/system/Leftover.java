package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A process that still runs although the harness that started it is gone.
 *
 * @param startTicks start of the process, clock ticks since boot; a pid alone may have been reused
 * @param mark mark of its descendants, which may still run when the process itself is gone
 * @param entry file of the process in the registry
 * @param alive pids of what still runs: its own, or those of its descendants if it has ended itself
 */
public record Leftover(
    long pid,
    long startTicks,
    String name,
    String command,
    String mark,
    Path entry,
    List<Long> alive) {
  public Leftover {
    alive = List.copyOf(alive);
  }

  /** Lists what still runs. */
  public String pids() {
    return alive.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  Leftover with(List<Long> running) {
    return new Leftover(pid, startTicks, name, command, mark, entry, running);
  }
}
