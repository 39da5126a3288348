package org.servletbench.harness.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Plan.PlannedTrial;
import org.servletbench.harness.model.Rivals;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;

/**
 * Expands a suite into trials. Scenarios are interleaved, so that a machine that slows down slows
 * all of them: a block in a seeded order, then its reverse (ABBA), then in another order and its
 * reverse, and so on. Rivals stand side by side in each block.
 */
public final class TrialPlanner {
  private TrialPlanner() {}

  public static Plan plan(Suite suite, long seed) {
    Random random = new Random(seed);
    List<List<String>> order = neighbours(suite);
    List<PlannedTrial> trials = new ArrayList<>();
    for (int trial = 1; trial <= suite.trials(); trial++) {
      if (trial % 2 == 0) {
        Collections.reverse(order);
        order.forEach(Collections::reverse);
      } else {
        Collections.shuffle(order, random);
        order.forEach(names -> Collections.shuffle(names, random));
      }
      for (List<String> names : order) {
        for (String scenario : names) {
          trials.add(new PlannedTrial(trials.size() + 1, trial, scenario));
        }
      }
    }
    return new Plan(suite, seed, trials);
  }

  /** Names the scenarios that follow each other: two rivals, or one alone. */
  private static List<List<String>> neighbours(Suite suite) {
    Map<String, String> rivals =
        Rivals.of(suite).stream().collect(Collectors.toMap(Rivals::ours, Rivals::against));
    List<List<String>> order = new ArrayList<>();
    for (Scenario scenario : suite.scenarios()) {
      String name = scenario.name();
      if (rivals.containsKey(name)) {
        order.add(new ArrayList<>(List.of(name, rivals.get(name))));
      } else if (!rivals.containsValue(name)) {
        order.add(new ArrayList<>(List.of(name)));
      }
    }
    return order;
  }
}
