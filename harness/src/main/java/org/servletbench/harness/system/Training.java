package org.servletbench.harness.system;

import java.util.List;

/**
 * The way to exercise a program once while its cache is recorded.
 *
 * @param arguments its usual arguments, with free ports
 * @param exercise returns when the program has done the work that a start should do fast: a server
 *     is ready or has answered some requests. A program that is still alive then gets SIGTERM
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
