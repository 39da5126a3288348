package org.servletbench.harness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A suite expanded into trials, in the order in which they run.
 *
 * @param seed seed of the order
 * @param slo objectives of a search for capacity, which adds trials as it goes; empty for a suite
 * @throws IllegalArgumentException for a trial of a scenario that the suite lacks
 */
public record Plan(Suite suite, long seed, List<PlannedTrial> trials, Optional<String> slo) {
  public Plan {
    trials = List.copyOf(trials);
    trials.stream()
        .map(PlannedTrial::scenario)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(suite::scenario);
  }

  /** Makes the plan of a suite. */
  public Plan(Suite suite, long seed, List<PlannedTrial> trials) {
    this(suite, seed, trials, Optional.empty());
  }

  /** Names the scenarios that have a trial, in the order of the suite. */
  public List<String> scenarios() {
    return suite.scenarios().stream()
        .map(Scenario::name)
        .filter(name -> trials.stream().anyMatch(trial -> trial.scenario().equals(name)))
        .toList();
  }

  /** Returns the plan without the trials of some scenarios. */
  public Plan without(Set<String> scenarios) {
    return new Plan(
        suite,
        seed,
        trials.stream().filter(trial -> !scenarios.contains(trial.scenario())).toList(),
        slo);
  }

  /**
   * Returns the place of a trial, from 1: its number, less the trials before it that were left out.
   */
  public int place(PlannedTrial trial) {
    return trials.indexOf(trial) + 1;
  }

  /** Returns the plan with one more trial at its end, of a scenario that may be new. */
  public Plan plus(Scenario scenario) {
    List<Scenario> more = new ArrayList<>(suite.scenarios());
    if (!more.contains(scenario)) {
      more.add(scenario);
    }
    List<PlannedTrial> all = new ArrayList<>(trials);
    all.add(new PlannedTrial(trials.size() + 1, 1, scenario.name()));
    return new Plan(suite.with(more), seed, all, slo);
  }

  /**
   * A trial to run.
   *
   * @param number position in the whole plan, from 1
   * @param trial repetition of its scenario, from 1
   */
  public record PlannedTrial(int number, int trial, String scenario) {
    /** Returns the name of its folder, such as {@code 03-async-context}; it sorts in plan order. */
    public String folder() {
      return Text.of("%02d-%s", number, scenario);
    }
  }
}
