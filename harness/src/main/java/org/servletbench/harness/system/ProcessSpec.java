package org.servletbench.harness.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The description of a process to start.
 *
 * @param name name in messages, for example sleeping-service
 * @param command program and its arguments; paths in it are absolute, because the process works in
 *     the folder of its log
 * @param directory folder in which a user's own command works, in the user's environment; empty for
 *     the harness's own programs
 * @param log file that takes both output streams; an older file is overwritten
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

  /** Describes a program of the harness, which works in the folder of its log. */
  public ProcessSpec(String name, List<String> command, Path log) {
    this(name, command, log, Optional.empty());
  }

  /** Whether the command is the user's own: the user decides what it starts and reads. */
  boolean isUsers() {
    return directory.isPresent();
  }

  Path workingDirectory() {
    return directory.orElse(log.getParent());
  }
}
