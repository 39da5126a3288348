package org.servletbench.harness.system;

import java.util.List;

/**
 * How a program is exercised once while its cache is recorded.
 *
 * @param arguments its usual ones, on ports that are free
 * @param exercise returns when the program has done what it should start fast with: for a server,
 *     when it is ready or has answered some requests. A program that is still alive then gets
 *     SIGTERM
 */
public record Training(List<String> arguments, Exercise exercise) {
  public Training {
    arguments = List.copyOf(arguments);
  }

  /** Drives or awaits the program. */
  @FunctionalInterface
  public interface Exercise {
    void run(ManagedProcess process) throws InterruptedException;
  }
}
