package org.servletbench.harness.model;

import java.util.List;
import java.util.Optional;

/**
 * A scenario, and the same one with another version of its target.
 *
 * @param ours name of the scenario
 * @param against name of the other, which is the base of their comparison
 */
public record Rivals(String ours, String against) {
  private static final String SUFFIX = "-against";

  /** Returns the name of a scenario's rival. */
  public static String nameAgainst(String scenario) {
    return scenario + SUFFIX;
  }

  /** Finds the scenarios of a suite that differ in nothing but their names and targets. */
  public static List<Rivals> of(Suite suite) {
    return suite.scenarios().stream().flatMap(ours -> of(suite, ours).stream()).toList();
  }

  private static Optional<Rivals> of(Suite suite, Scenario ours) {
    return suite.scenarios().stream()
        .filter(other -> isRival(ours, other))
        .map(other -> new Rivals(ours.name(), other.name()))
        .findFirst();
  }

  private static boolean isRival(Scenario ours, Scenario other) {
    return other.name().equals(nameAgainst(ours.name()))
        && other.driver() == ours.driver()
        && other.load().equals(ours.load())
        && other.client().equals(ours.client())
        && other.warmUp().equals(ours.warmUp())
        && other.delay().equals(ours.delay())
        && other.downstreamThreads().equals(ours.downstreamThreads())
        && other.pairedWith().equals(ours.pairedWith().map(Rivals::nameAgainst));
  }
}
