package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists every metric; only the names of stages are the target's own. */
public final class Catalogue {
  private static final int NEAREST = 3;

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
              Profiled.all(),
              Arrays.stream(CostFigure.values()),
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
                        + String.join(", ", nearest(label))));
  }

  private static List<String> nearest(String label) {
    return BY_LABEL.keySet().stream()
        .sorted(
            Comparator.comparingInt((String known) -> distance(label, known))
                .thenComparing(Comparator.naturalOrder()))
        .limit(NEAREST)
        .toList();
  }

  /** Returns Levenshtein's distance: the letters to add, drop or exchange. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int exchanged = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
