package org.servletbench.harness.load;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.system.Commands;

/** A command bound to one core by {@code taskset}, which becomes the command with the same pid. */
public final class Pinned {
  private Pinned() {}

  /** The command itself where no core is named. */
  public static List<String> to(OptionalInt core, List<String> command) {
    if (core.isEmpty()) {
      return command;
    }
    String taskset =
        Commands.find("taskset")
            .orElseThrow(
                () ->
                    BenchException.machine(
                        "client.core needs taskset, which is not on PATH: apt-get install"
                            + " util-linux, or leave client.core out"))
            .toString();
    return Stream.concat(
            Stream.of(taskset, "-c", Integer.toString(core.getAsInt())), command.stream())
        .toList();
  }
}
