package org.servletbench.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to start a program.
 *
 * @param java the binary and its flags, that of the cache included
 * @param target -jar or -cp, and the main class
 * @param warning why it starts without a cache, when it does
 */
public record Launch(List<String> java, List<String> target, Optional<String> warning) {
  public Launch {
    java = List.copyOf(java);
    target = List.copyOf(target);
  }

  /** The whole command. */
  public List<String> command(List<String> arguments) {
    return command(List.of(), arguments);
  }

  /** The whole command, with further JVM flags that the cache does not depend on. */
  public List<String> command(List<String> moreFlags, List<String> arguments) {
    return Stream.of(java, moreFlags, target, arguments).flatMap(List::stream).toList();
  }
}
