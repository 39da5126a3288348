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
 * @param directory of the user whose own command it is: it works there, in the user's environment;
 *     empty for a program that the harness starts of its own
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

  /** A program of the harness's own, which works in the folder of its log. */
  public ProcessSpec(String name, List<String> command, Path log) {
    this(name, command, log, Optional.empty());
  }

  /** Whether a user wrote the command: what it starts and reads is the user's to decide. */
  boolean isUsers() {
    return directory.isPresent();
  }

  Path workingDirectory() {
    return directory.orElse(log.getParent());
  }
}
