package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to start.
 *
 * @param name as messages call it, for example sleeping-service
 * @param command the program and its arguments; paths in it are absolute, because the process works
 *     in the folder of its log
 * @param directory where it works; empty for the folder of its log
 * @param log takes both output streams; an older file of that name is overwritten
 */
public record ProcessSpec(String name, List<String> command, Path log, Optional<Path> directory) {
  public ProcessSpec {
    Objects.requireNonNull(name);
    command = List.copyOf(command);
    Objects.requireNonNull(directory);
    log = log.toAbsolutePath();
    if (command.isEmpty()) {
      throw new IllegalArgumentException("the command of " + name + " is empty");
    }
  }

  /** A process that works in the folder of its log. */
  public ProcessSpec(String name, List<String> command, Path log) {
    this(name, command, log, Optional.empty());
  }

  Path workingDirectory() {
    return directory.orElse(log.getParent());
  }
}
