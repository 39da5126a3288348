package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists every metric; only the names of stages are the target's own. */
public final class Catalogue {
  private static final List<Metric> ALL =
      Stream.of(
              Arrays.stream(LoadFigure.values()),
              Latency.all(),
              Arrays.stream(LagFigure.values()),
              Stage.all(),
              Arrays.stream(StageSum.values()),
              Arrays.stream(ToolFigure.values()),
              Arrays.stream(GeneratorFigure.values()),
              Arrays.stream(ProcessFigure.values()),
              Arrays.stream(SteadyFigure.values()),
              Profiled.all(),
              Arrays.stream(CostFigure.values()),
              Arrays.stream(ConnectionFigure.values()),
              PoolTime.all(),
              Arrays.stream(ServiceFigure.values()),
              Predicted.all())
          .<Metric>flatMap(Function.identity())
          .toList();

  private static final Map<String, Metric> BY_LABEL =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Metric::label, Function.identity()));

  private Catalogue() {}

  /** Returns the metrics with names of our own, family by family. */
  public static List<Metric> all() {
    return ALL;
  }

  /**
   * Returns the metric with a name that was read from a file.
   *
   * @throws IllegalArgumentException if there is none, with the nearest names
   */
  public static Metric named(String label) {
    return Optional.ofNullable(BY_LABEL.get(label))
        .or(() -> Stage.of(label))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + label
                        + "' is not a metric; nearest: "
                        + String.join(", ", Nearest.to(label, BY_LABEL.keySet()))));
  }
}
