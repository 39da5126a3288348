package org.servletbench.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.CoreList;

/** Binds a command to cores by {@code taskset}, which becomes the command with the same pid. */
public final class Pinned {
  private Pinned() {}

  /** Binds a command to a core; returns it unchanged if no core is named. */
  public static List<String> to(OptionalInt core, List<String> command) {
    return to(
        core.isPresent() ? Optional.of(CoreList.of(core.getAsInt())) : Optional.empty(), command);
  }

  /**
   * Binds a command to cores; returns it unchanged if none are named.
   *
   * @throws BenchException without taskset
   */
  public static List<String> to(Optional<CoreList> cores, List<String> command) {
    if (cores.isEmpty()) {
      return command;
    }
    String taskset =
        Commands.find("taskset")
            .orElseThrow(
                () ->
                    BenchException.usage(
                        "binding a process to cores needs taskset, which is not on PATH: apt-get"
                            + " install util-linux"))
            .toString();
    return Stream.concat(Stream.of(taskset, "-c", cores.get().text()), command.stream()).toList();
  }

  /** Returns the cores that a command is bound to, if it is. */
  public static Optional<CoreList> cores(List<String> command) {
    boolean isOurs =
        command.size() > 2
            && command.getFirst().endsWith("/taskset")
            && command.get(1).equals("-c");
    return isOurs ? Optional.of(new CoreList(command.get(2))) : Optional.empty();
  }
}
