package org.servletbench.harness.model;

import java.util.List;

/**
 * A suite expanded into trials, in the order in which they run.
 *
 * @param seed of the order and of every bootstrap
 */
public record Plan(Suite suite, long seed, List<PlannedTrial> trials) {
  public Plan {
    trials = List.copyOf(trials);
  }

  /**
   * One trial to run.
   *
   * @param number position in the plan, from 1
   * @param trial which repetition of its scenario, from 1
   */
  public record PlannedTrial(int number, int trial, String scenario) {
    /** Name of its folder, such as {@code 03-async-context}; sorts in the order of the plan. */
    public String folder() {
      return "%02d-%s".formatted(number, scenario);
    }
  }
}
