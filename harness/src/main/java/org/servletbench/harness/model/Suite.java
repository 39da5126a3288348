package org.servletbench.harness.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One question, as a list of scenarios and a number of trials.
 *
 * @param timeScale the scenarios are already divided by it; kept so that the report can say so
 * @param scenarios the first is the base of every comparison
 * @param claims ids of the claims that this suite answers
 */
public record Suite(
    String name,
    String question,
    int trials,
    double timeScale,
    List<Scenario> scenarios,
    List<String> claims) {
  public Suite {
    scenarios = List.copyOf(scenarios);
    claims = List.copyOf(claims);
    if (trials < 1) {
      throw new IllegalArgumentException("trials must be at least 1, not " + trials);
    }
    if (!(timeScale >= 1) || Double.isInfinite(timeScale)) {
      throw new IllegalArgumentException("time-scale must be at least 1, not " + timeScale);
    }
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("a suite needs at least one scenario");
    }
    Set<String> names = new HashSet<>();
    for (Scenario scenario : scenarios) {
      if (!names.add(scenario.name())) {
        throw new IllegalArgumentException("scenario '" + scenario.name() + "' stands twice");
      }
    }
  }

  /** The same with other scenarios. */
  public Suite with(List<Scenario> others) {
    return new Suite(name, question, trials, timeScale, others, claims);
  }

  /**
   * The scenario of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Scenario scenario(String scenarioName) {
    return scenarios.stream()
        .filter(scenario -> scenario.name().equals(scenarioName))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no scenario '" + scenarioName + "' in " + name));
  }
}
