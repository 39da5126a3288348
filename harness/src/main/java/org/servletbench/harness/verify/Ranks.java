package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.servletbench.harness.catalogue.Metric;

/**
 * Ranks scenarios by a metric of which more is better. Who cannot be told from the better one
 * shares its rank; nothing else decides that.
 */
public final class Ranks {
  /** The fewest trials of each whose order is more than an indication. */
  public static final int LEAST_TRIALS = 3;

  private Ranks() {}

  /**
   * A scenario and its rank.
   *
   * @param rank 1 more than the scenarios that are better beyond doubt
   */
  public record Ranked(ScenarioSummary scenario, int rank) {}

  /** Ranks those that have the metric, the best first; of equal rank, the highest median first. */
  public static List<Ranked> of(List<ScenarioSummary> scenarios, Metric metric) {
    List<ScenarioSummary> told = scenarios.stream().filter(each -> each.has(metric)).toList();
    return told.stream()
        .map(
            each ->
                new Ranked(
                    each,
                    1 + (int) told.stream().filter(other -> isAbove(metric, other, each)).count()))
        .sorted(
            Comparator.comparingInt(Ranked::rank)
                .thenComparing(
                    Comparator.comparingDouble(
                            (Ranked each) -> each.scenario().median(metric).orElseThrow())
                        .reversed()))
        .toList();
  }

  /**
   * Whether a run tells one scenario as better than another: by more than the margin that matters,
   * and with every trial of the one above every trial of the other. One trial of each indicates no
   * more than the order.
   */
  public static boolean isAbove(Metric metric, ScenarioSummary one, ScenarioSummary other) {
    if (!one.has(metric) || !other.has(metric)) {
      return false;
    }
    double better = one.median(metric).orElseThrow();
    double worse = other.median(metric).orElseThrow();
    return better > worse * (1 + RunComparer.MARGIN)
        && Arrays.stream(one.sample(metric)).min().orElseThrow()
            > Arrays.stream(other.sample(metric)).max().orElseThrow();
  }
}
