package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.verify.Carrying;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Finds who is first and who is last among the scenarios that carry the load, at the rung that asks
 * most of them. Who cannot be told from the first shares its rank; who cannot be told from the last
 * either has no rank.
 */
record Extremes(RunSummary run, Manifest manifest) {
  /** Medians this close read as the same where there is no interval. */
  private static final double SAME = 0.01;

  private static final int MOST_COSTS = 2;

  Optional<Finding.Slowness> slowness() {
    return busiest().flatMap(this::slowness);
  }

  private Optional<Finding.Slowness> slowness(List<ScenarioSummary> rung) {
    List<Pair> pairs =
        Stream.of(LATENCY.at(P50), LATENCY.at(P99))
            .flatMap(metric -> pair(metric, rung).stream())
            .toList();
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding.Slowness(rung(rung), pairs, Loads.names(rung), doubt(rung, pairs)));
  }

  Optional<Finding.Cost> costs() {
    return busiest().flatMap(this::costs);
  }

  private Optional<Finding.Cost> costs(List<ScenarioSummary> rung) {
    List<Pair> pairs =
        Stream.of(CPU_US_PER_REQUEST, THREADS_PEAK, RSS_PEAK_MIB)
            .flatMap(metric -> pair(metric, rung).stream())
            .filter(pair -> pair.ratio() > Margin.USUAL.high())
            .sorted(Comparator.comparingDouble(Pair::ratio).reversed())
            .limit(MOST_COSTS)
            .toList();
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding.Cost(rung(rung), pairs, Loads.names(rung), doubt(rung, pairs)));
  }

  /**
   * Finds the ends by a metric; empty where fewer than two have it, or they may not be compared.
   */
  Optional<Pair> pair(Metric metric, List<ScenarioSummary> scenarios) {
    List<ScenarioSummary> sorted =
        scenarios.stream()
            .filter(each -> each.has(metric))
            .sorted(Comparator.comparingDouble(each -> each.median(metric).getAsDouble()))
            .toList();
    if (sorted.size() < 2) {
      return Optional.empty();
    }
    ScenarioSummary low = sorted.getFirst();
    ScenarioSummary high = sorted.getLast();
    List<Comparison> overLow =
        RunComparer.compare(metric, low, sorted.subList(1, sorted.size()), manifest);
    List<Comparison> overHigh =
        RunComparer.compare(metric, high, sorted.subList(0, sorted.size() - 1), manifest);
    Comparison ends = overLow.getLast();
    List<String> least = rank(low, overLow, ends, scenarios);
    List<String> most = rank(high, overHigh, ends, scenarios);
    return ends.ratio().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pair(
                metric,
                without(least, most, low),
                without(most, least, high),
                low.median(metric).getAsDouble(),
                high.median(metric).getAsDouble(),
                ends,
                Loads.names(scenarios.stream().filter(each -> !each.has(metric)).toList())));
  }

  /**
   * Names an end, and those that share its rank; where not even the ends differ, that end alone.
   */
  private static List<String> rank(
      ScenarioSummary end,
      List<Comparison> others,
      Comparison ends,
      List<ScenarioSummary> scenarios) {
    boolean known = ends.difference().low().isPresent();
    boolean undecided = known && !ends.word().isDifferent();
    Set<String> shared =
        others.stream()
            .filter(other -> !undecided && ties(other, known))
            .map(Comparison::other)
            .collect(Collectors.toCollection(HashSet::new));
    shared.add(end.scenario().name());
    return Loads.names(scenarios).stream().filter(shared::contains).toList();
  }

  /** Leaves out who cannot be told from the other end either: its rank is open. */
  private static List<String> without(
      List<String> rank, List<String> otherEnd, ScenarioSummary end) {
    return rank.stream()
        .filter(name -> name.equals(end.scenario().name()) || !otherEnd.contains(name))
        .toList();
  }

  /**
   * Whether one shares the rank of an end.
   *
   * @param known whether the ends themselves have an interval: else none of the others is used
   */
  private static boolean ties(Comparison comparison, boolean known) {
    return comparison.ratio().isPresent()
        && (known && comparison.difference().low().isPresent()
            ? !comparison.word().isDifferent()
            : Math.abs(comparison.ratio().getAsDouble() - 1) <= SAME);
  }

  /**
   * The rung with most answers per second at which two scenarios or more carry the load; of those
   * with as many, the one with the longest delay, which keeps most requests in flight.
   */
  private Optional<List<ScenarioSummary>> busiest() {
    List<List<ScenarioSummary>> rungs =
        run.rungs().stream()
            .map(rung -> rung.stream().filter(Carrying::carries).toList())
            .filter(rung -> rung.size() > 1)
            .toList();
    double most = rungs.stream().mapToDouble(Extremes::throughput).max().orElse(0);
    return rungs.stream()
        .filter(rung -> throughput(rung) >= most * Margin.USUAL.low())
        .max(
            Comparator.<List<ScenarioSummary>>comparingDouble(
                    rung -> rung.getFirst().scenario().delayMillis())
                .thenComparingDouble(Extremes::throughput));
  }

  private static double throughput(List<ScenarioSummary> rung) {
    return rung.stream().mapToDouble(each -> each.median(THROUGHPUT_RPS).orElse(0)).max().orElse(0);
  }

  private static Doubt doubt(List<ScenarioSummary> rung, List<Pair> pairs) {
    return Doubt.of(rung)
        .with(pairs.stream().allMatch(pair -> pair.comparison().difference().low().isPresent()));
  }

  private static Rung rung(List<ScenarioSummary> rung) {
    return rung.getFirst().scenario().rung();
  }
}
