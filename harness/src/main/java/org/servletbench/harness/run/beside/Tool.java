package org.servletbench.harness.run.beside;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A load generator that is found on PATH. */
sealed interface Tool permits Wrk, Ab, Hey, Oha, Vegeta, K6 {
  /** How a tool is asked to go. */
  enum Pace {
    AT_RATE,
    FLAT_OUT
  }

  /** Name of its executable. */
  String name();

  /** How to get it, as a command. */
  String remedy();

  Set<Pace> paces();

  /** What follows the executable; files are named relative to the folder of the job. */
  List<String> arguments(Job job);

  /** Files that it needs: name to text. */
  default Map<String, String> files(Job job) {
    return Map.of();
  }

  /** Arguments of a second run of the executable, if that one prints the figures of the first. */
  default Optional<List<String>> report() {
    return Optional.empty();
  }

  /** A file that it writes figures to, beside what it prints. */
  default Optional<String> figuresFile() {
    return Optional.empty();
  }

  /**
   * Its figures.
   *
   * @throws RuntimeException for an output that is not what it prints
   */
  Figures parse(Job job, Printed printed);
}
