package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to start.
 *
 * @param name as messages call it, for example sleeping-service
 * @param command the program and its arguments; paths in it are absolute, because the process works
 *     in the folder of its log
 * @param log takes both output streams; an older file of that name is overwritten
 */
public record ProcessSpec(String name, List<String> command, Path log) {
  public ProcessSpec {
    Objects.requireNonNull(name);
    command = List.copyOf(command);
    log = log.toAbsolutePath();
    if (command.isEmpty()) {
      throw new IllegalArgumentException("the command of " + name + " is empty");
    }
  }
}
