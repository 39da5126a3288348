package org.servletbench.harness.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One question, as a list of scenarios and a number of trials.
 *
 * @param timeScale time scale by which the scenarios have already been divided; kept for the report
 * @param scenarios scenarios, of which the first is the base of every comparison
 * @param claims ids of the claims that this suite answers
 */
public record Suite(
    String name,
    String question,
    int trials,
    double timeScale,
    List<Scenario> scenarios,
    List<String> claims) {
  private static final int MOST_TRIALS = 10_000;
  private static final double MOST_SCALED = 1000;

  public Suite {
    scenarios = List.copyOf(scenarios);
    claims = List.copyOf(claims);
    requireTrials(trials);
    requireTimeScale(timeScale);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("a suite needs at least one scenario");
    }
    Set<String> names = new HashSet<>();
    for (Scenario scenario : scenarios) {
      if (!names.add(scenario.name())) {
        throw new IllegalArgumentException("scenario '" + scenario.name() + "' occurs twice");
      }
    }
  }

  /**
   * @throws IllegalArgumentException that names the range
   */
  public static void requireTimeScale(double timeScale) {
    Range.require(timeScale, 1, MOST_SCALED, "time-scale");
  }

  /**
   * @throws IllegalArgumentException that names the range
   */
  public static void requireTrials(int trials) {
    Range.require(trials, 1, MOST_TRIALS, "trials");
  }

  /** Returns the suite with other scenarios. */
  public Suite with(List<Scenario> others) {
    return new Suite(name, question, trials, timeScale, others, claims);
  }

  /**
   * Returns the suite with every scenario as two, {@code name} and {@code name-again}. Its question
   * is another, so that it has no claims.
   *
   * @throws IllegalArgumentException if the suite has a scenario of such a name already
   */
  public Suite twice() {
    return new Suite(
        name + "-aa",
        "How far does each scenario lie from itself?",
        trials,
        timeScale,
        scenarios.stream()
            .flatMap(each -> Stream.of(each, each.named(each.name() + "-again")))
            .toList(),
        List.of());
  }

  /**
   * Returns the scenario of that name.
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
