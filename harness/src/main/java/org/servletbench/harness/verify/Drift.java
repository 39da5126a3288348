package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.Line;
import org.servletbench.harness.stats.Margin;

/**
 * A metric that rose or fell from round to round in all scenarios together: the machine became
 * slower or faster. Ratios stand, since they are taken within a round, and rounds run forwards and
 * backwards in turn; the figures themselves depend on when they were taken.
 *
 * @param perRound factor from one round to the next
 * @param rounds number of rounds with a valid trial
 * @param p two-sided p of no drift
 */
public record Drift(Metric metric, double perRound, int rounds, double p) {
  /** The chance of calling one of the metrics drifting on a machine that does not drift. */
  private static final double LEVEL = Holm.LEVEL / RunComparer.METRICS.size();

  /** The fewest rounds with a trend that can be told from chance. */
  private static final int FEWEST = 4;

  /** Returns the drifts of a run that chance does not explain, and that matter in practice. */
  public static List<Drift> of(RunSummary run) {
    return RunComparer.METRICS.stream().flatMap(metric -> of(metric, run).stream()).toList();
  }

  private static Optional<Drift> of(Metric metric, RunSummary run) {
    SortedMap<Integer, Double> means = means(metric, run.scenarios());
    if (means.size() < FEWEST) {
      return Optional.empty();
    }
    Line line =
        Line.through(
                means.keySet().stream().mapToDouble(Integer::doubleValue).toArray(),
                means.values().stream().mapToDouble(Double::doubleValue).toArray())
            .orElseThrow();
    int apart = means.lastKey() - means.firstKey(); // a round without a valid trial took its time
    boolean matters = Margin.USUAL.isReachedBy(Math.exp(line.slope() * apart));
    return matters && line.p() <= LEVEL
        ? Optional.of(new Drift(metric, Math.exp(line.slope()), means.size(), line.p()))
        : Optional.empty();
  }

  /**
   * Returns the mean of each round on the scale of logarithms, each scenario taken relative to its
   * own mean. A scenario that was ever at 0 says nothing.
   */
  private static SortedMap<Integer, Double> means(Metric metric, List<ScenarioSummary> scenarios) {
    SortedMap<Integer, Double> sums = new TreeMap<>();
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    for (ScenarioSummary scenario : scenarios) {
      double[] logs = Arrays.stream(scenario.sample(metric)).map(Math::log).toArray();
      double mean = Arrays.stream(logs).average().orElse(Double.NaN);
      for (int i = 0; i < logs.length && Double.isFinite(mean); i++) {
        sums.merge(scenario.rounds(metric)[i], logs[i] - mean, Double::sum);
        counts.merge(scenario.rounds(metric)[i], 1, Integer::sum);
      }
    }
    sums.replaceAll((round, sum) -> sum / counts.get(round));
    return sums;
  }

  /** Returns the warning in words. */
  public String words() {
    return Text.of(
        "%s %s by %.1f %% a round over %d rounds (p = %.2g): ratios are taken within a round, but"
            + " a figure depends on when it was taken",
        metric.label(), perRound > 1 ? "rose" : "fell", 100 * Math.abs(perRound - 1), rounds, p);
  }
}
