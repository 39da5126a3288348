package org.servletbench.harness.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.stats.LogRatio;

/**
 * The values of one metric in two scenarios, from the rounds in which both have a valid trial.
 *
 * @param base values of the base by round
 * @param other values of the other scenario in the same rounds
 */
record Pairs(double[] base, double[] other) {
  static Pairs of(Metric metric, ScenarioSummary base, ScenarioSummary other) {
    Map<Integer, Double> partners = new LinkedHashMap<>();
    for (int i = 0; i < other.sample(metric).length; i++) {
      partners.putIfAbsent(other.rounds(metric)[i], other.sample(metric)[i]);
    }
    int[] rounds = base.rounds(metric);
    int[] paired =
        IntStream.range(0, rounds.length).filter(i -> partners.containsKey(rounds[i])).toArray();
    return new Pairs(
        IntStream.of(paired).mapToDouble(i -> base.sample(metric)[i]).toArray(),
        IntStream.of(paired).mapToDouble(i -> partners.get(rounds[i])).toArray());
  }

  /** The sides of a metric that is a ratio by itself, taken inside of each trial. */
  static Pairs inside(Metric metric, ScenarioSummary scenario) {
    double[] ratios = scenario.sample(metric);
    return new Pairs(IntStream.range(0, ratios.length).mapToDouble(i -> 1).toArray(), ratios);
  }

  int n() {
    return base.length;
  }

  /** Counts the rounds in which both have the same value. */
  int ties() {
    return (int) IntStream.range(0, n()).filter(i -> base[i] == other[i]).count();
  }

  /** Returns other over base; empty without a pair, or for a base of nothing. */
  Optional<LogRatio> ratio() {
    return LogRatio.paired(base, other);
  }
}
