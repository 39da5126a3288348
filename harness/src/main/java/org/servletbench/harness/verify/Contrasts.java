package org.servletbench.harness.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Estimate;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;

/**
 * Sets the figures of scenarios that were measured twice side by side, and judges them together.
 */
final class Contrasts {
  private Contrasts() {}

  /** The two sides of a scenario. */
  record Sides(String scenario, ScenarioSummary base, ScenarioSummary other) {}

  /**
   * One figure that both sides may have.
   *
   * @param ratio other over base; empty if there is none, or if it may not be told
   */
  private record Cell(Sides sides, Metric metric, Optional<LogRatio> ratio) {
    Contrast judged(Difference difference) {
      return new Contrast(
          sides.scenario(),
          metric,
          estimate(sides.base()),
          estimate(sides.other()),
          difference,
          Comparability.objection(metric, sides.base(), sides.other()),
          Comparability.failure(sides.base(), sides.other()));
    }

    private Optional<Estimate> estimate(ScenarioSummary side) {
      return side.has(metric) ? Optional.of(side.estimate(metric)) : Optional.empty();
    }
  }

  /** Computes a ratio of two sides. */
  @FunctionalInterface
  interface Ratio {
    Optional<LogRatio> of(Sides sides, Metric metric);
  }

  /** The ratio of sides that were measured in two sessions. */
  static Optional<LogRatio> unpaired(Sides sides, Metric metric) {
    return LogRatio.unpaired(sides.base().sample(metric), sides.other().sample(metric));
  }

  /**
   * Returns a row for each scenario and metric, measured or not.
   *
   * @param margin the change that matters
   */
  static List<Contrast> of(List<Sides> all, List<Metric> metrics, Ratio ratio, Margin margin) {
    List<Cell> cells =
        all.stream()
            .flatMap(sides -> metrics.stream().map(metric -> cell(sides, metric, ratio)))
            .toList();
    List<Difference> differences = Holm.judge(cells.stream().map(Cell::ratio).toList(), margin);
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i).judged(differences.get(i)))
        .toList();
  }

  private static Cell cell(Sides sides, Metric metric, Ratio ratio) {
    return new Cell(
        sides,
        metric,
        Optional.of(sides)
            .filter(each -> Comparability.comparable(metric, each.base(), each.other()))
            .flatMap(each -> ratio.of(each, metric)));
  }
}
