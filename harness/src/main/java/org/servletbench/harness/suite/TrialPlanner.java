package org.servletbench.harness.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;

/**
 * Expands a suite into trials. Scenarios are interleaved, so that a machine that slows down slows
 * all of them: a block in a seeded order, then its reverse (ABBA), then in another order and its
 * reverse, and so on.
 */
public final class TrialPlanner {
  private TrialPlanner() {}

  public static Plan plan(Suite suite, long seed) {
    Random random = new Random(seed);
    List<String> order = new ArrayList<>(suite.scenarios().stream().map(Scenario::name).toList());
    List<PlannedTrial> trials = new ArrayList<>();
    for (int trial = 1; trial <= suite.trials(); trial++) {
      if (trial % 2 == 0) {
        Collections.reverse(order);
      } else {
        Collections.shuffle(order, random);
      }
      for (String scenario : order) {
        trials.add(new PlannedTrial(trials.size() + 1, trial, scenario));
      }
    }
    return new Plan(suite, seed, trials);
  }
}
