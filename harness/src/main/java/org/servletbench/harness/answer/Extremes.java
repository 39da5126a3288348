package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.verify.Carrying;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Finds who is first and who is last among the scenarios that carry the load, at the rung that asks
 * most of them. Who cannot be told from the first shares its rank.
 */
final class Extremes {
  /** Medians this close read as the same where there is no interval. */
  private static final double SAME = 0.01;

  private static final int MOST_COSTS = 2;

  private final RunSummary run;
  private final Manifest manifest;
  private final long seed;

  Extremes(RunSummary run, Manifest manifest, long seed) {
    this.run = run;
    this.manifest = manifest;
    this.seed = seed;
  }

  Optional<Finding.Slowness> slowness() {
    return busiest()
        .map(
            rung ->
                new Finding.Slowness(
                    rung(rung),
                    Stream.of(LATENCY.at(P50), LATENCY.at(P99))
                        .flatMap(metric -> pair(metric, rung).stream())
                        .toList(),
                    Loads.names(rung),
                    doubt(rung, LATENCY.at(P50))))
        .filter(finding -> !finding.pairs().isEmpty());
  }

  Optional<Finding.Cost> costs() {
    return busiest()
        .map(
            rung ->
                new Finding.Cost(
                    rung(rung),
                    Stream.of(CPU_US_PER_REQUEST, THREADS_PEAK, RSS_PEAK_MIB)
                        .flatMap(metric -> pair(metric, rung).stream())
                        .filter(pair -> pair.ratio() > 1 + RunComparer.MARGIN)
                        .limit(MOST_COSTS)
                        .toList(),
                    Loads.names(rung),
                    doubt(rung, CPU_US_PER_REQUEST)))
        .filter(finding -> !finding.pairs().isEmpty());
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
    Comparison ends = compare(metric, low, high);
    return ends.ratio().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pair(
                metric,
                Loads.names(scenarios.stream().filter(each -> ties(metric, low, each)).toList()),
                Loads.names(scenarios.stream().filter(each -> ties(metric, high, each)).toList()),
                low.median(metric).getAsDouble(),
                high.median(metric).getAsDouble(),
                ends));
  }

  private boolean ties(Metric metric, ScenarioSummary end, ScenarioSummary other) {
    if (other.equals(end)) {
      return true;
    }
    Comparison comparison = compare(metric, end, other);
    if (comparison.ratio().isEmpty()) {
      return false;
    }
    return comparison.low().isPresent()
        ? !comparison.difference().isDifferent()
        : Math.abs(comparison.ratio().getAsDouble() - 1) <= SAME;
  }

  private Comparison compare(Metric metric, ScenarioSummary base, ScenarioSummary other) {
    return RunComparer.compare(metric, base, other, manifest, seed);
  }

  /** The rung with most answers per second at which two scenarios or more carry the load. */
  private Optional<List<ScenarioSummary>> busiest() {
    return run.rungs().stream()
        .map(rung -> rung.stream().filter(Carrying::carries).toList())
        .filter(rung -> rung.size() > 1)
        .max(
            Comparator.comparingDouble(
                rung ->
                    rung.stream()
                        .mapToDouble(each -> each.median(THROUGHPUT_RPS).orElse(0))
                        .max()
                        .orElseThrow()));
  }

  private static Doubt doubt(List<ScenarioSummary> rung, Metric metric) {
    return Doubt.of(rung)
        .with(
            rung.stream()
                .allMatch(each -> each.has(metric) && each.estimate(metric).low().isPresent()));
  }

  private static Rung rung(List<ScenarioSummary> rung) {
    return rung.getFirst().scenario().rung();
  }
}
