package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.NoiseFloor.OfMetric;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Word;
import org.servletbench.harness.verify.RunComparer.Comparison;

/** Finds how far scenarios lie from themselves, and which differences are no larger. */
public final class NoiseFloors {
  private NoiseFloors() {}

  /** A scenario over its twin. */
  private record Twins(String scenario, LogRatio ratio) {
    /** How far apart they are, whichever is larger. */
    double apart() {
      return larger(ratio.ratio());
    }

    OptionalDouble reach() {
      if (!ratio.hasInterval()) {
        return OptionalDouble.empty();
      }
      LogRatio.Interval interval = ratio.interval(Holm.LEVEL);
      return OptionalDouble.of(Math.max(larger(interval.low()), larger(interval.high())));
    }
  }

  /** Returns the floor of a run; empty if it has no scenario twice, or none that was compared. */
  public static Optional<NoiseFloor> of(RunSummary run, Environment environment) {
    List<OfMetric> metrics =
        RunComparer.METRICS.stream().flatMap(metric -> of(metric, run).stream()).toList();
    return metrics.isEmpty()
        ? Optional.empty()
        : Optional.of(new NoiseFloor(Calibration.Key.of(environment), run.suite().name(), metrics));
  }

  private static Optional<OfMetric> of(Metric metric, RunSummary run) {
    List<Twins> twins = new ArrayList<>();
    for (List<ScenarioSummary> rung : run.rungs()) {
      for (ScenarioSummary again : rung) {
        twin(rung, again)
            .filter(first -> Comparability.comparable(metric, first, again))
            .flatMap(first -> Pairs.of(metric, first, again).ratio())
            .filter(ratio -> ratio.ratio() > 0)
            .ifPresent(ratio -> twins.add(new Twins(again.scenario().name(), ratio)));
      }
    }
    return twins.stream()
        .max(Comparator.comparingDouble(Twins::apart))
        .map(
            farthest ->
                new OfMetric(
                    metric.label(),
                    farthest.scenario(),
                    farthest.apart(),
                    reach(twins, farthest),
                    twins.stream().mapToInt(each -> each.ratio().n()).min().orElseThrow()));
  }

  /** The farthest end of any interval, but not nearer than a ratio that has too few for one. */
  private static OptionalDouble reach(List<Twins> twins, Twins farthest) {
    return twins.stream()
        .flatMap(each -> each.reach().stream().boxed())
        .max(Comparator.naturalOrder())
        .map(reach -> OptionalDouble.of(Math.max(reach, farthest.apart())))
        .orElse(OptionalDouble.empty());
  }

  /** Returns the first scenario of a rung that is the same as another, which stands behind it. */
  static Optional<ScenarioSummary> twin(List<ScenarioSummary> rung, ScenarioSummary again) {
    return rung.stream()
        .takeWhile(each -> !each.equals(again))
        .filter(each -> each.scenario().isTwinOf(again.scenario()))
        .findFirst();
  }

  /** Returns the comparisons, with a caveat where the difference is below the floor. */
  public static List<Comparison> flagged(List<Comparison> comparisons, NoiseFloor floor) {
    return comparisons.stream().map(row -> flagged(row, floor)).toList();
  }

  private static Comparison flagged(Comparison row, NoiseFloor floor) {
    return Stream.of(row)
        .filter(each -> each.ratio().isPresent() && each.ratio().getAsDouble() != 1)
        .filter(each -> each.word() != Word.EQUIVALENT)
        .flatMap(each -> floor.of(each.metric().label()).stream())
        .filter(metric -> larger(row.ratio().getAsDouble()) <= metric.floor())
        .map(metric -> row.but(new Caveat.BelowFloor(metric.floor(), floor.suite())))
        .findFirst()
        .orElse(row);
  }

  private static double larger(double ratio) {
    return Math.max(ratio, 1 / ratio);
  }
}
