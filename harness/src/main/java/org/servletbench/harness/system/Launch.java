package org.servletbench.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to start a program.
 *
 * @param java java binary and its flags, including the flag for the cache
 * @param target -jar and the jar, or -cp, the class path and the main class
 * @param warning why the program starts without a cache; empty if it has one
 */
public record Launch(List<String> java, List<String> target, Optional<String> warning) {
  public Launch {
    java = List.copyOf(java);
    target = List.copyOf(target);
  }

  /** Returns the whole command. */
  public List<String> command(List<String> arguments) {
    return command(List.of(), arguments);
  }

  /** Returns the whole command with further JVM flags, on which the cache does not depend. */
  public List<String> command(List<String> moreFlags, List<String> arguments) {
    return Stream.of(java, moreFlags, target, arguments).flatMap(List::stream).toList();
  }
}
