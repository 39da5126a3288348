package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUT_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.CONTEXT_SWITCHES_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Ratio;

/** Compares every scenario with the first of its rung; one that is alone there with none. */
public final class RunComparer {
  /** The metrics of comparison.csv. */
  public static final List<Metric> METRICS =
      List.of(
          THROUGHPUT_RPS,
          GOODPUT_RPS,
          TIMEOUT_SHARE,
          LATENCY.at(P50),
          LATENCY.at(P90),
          LATENCY.at(P99),
          CPU_US_PER_REQUEST,
          CONTEXT_SWITCHES_PER_REQUEST,
          THREADS_PEAK,
          RSS_PEAK_MIB);

  /** The practical margin: a smaller change does not matter. */
  public static final double MARGIN = 0.05;

  private RunComparer() {}

  /**
   * The comparison of one metric in two scenarios.
   *
   * @param ratio other over base; empty where the base is zero, where either was not measured, and
   *     where the two may not be compared
   * @param objection why they may not, in words
   * @param warnings what else differs between them that the suite does not name
   */
  public record Comparison(
      Metric metric,
      String base,
      String other,
      OptionalDouble baseValue,
      OptionalDouble otherValue,
      OptionalDouble ratio,
      OptionalDouble low,
      OptionalDouble high,
      int n,
      Difference difference,
      Optional<String> objection,
      List<String> warnings) {
    public Comparison {
      warnings = List.copyOf(warnings);
    }

    /** Returns all that speaks against trusting it. */
    public List<String> doubts() {
      return Stream.concat(objection.stream(), warnings.stream()).toList();
    }
  }

  /**
   * Computes the rows of comparison.csv.
   *
   * @param manifest manifest of the same run
   * @param seed seed of the bootstrap
   */
  public static List<Comparison> compare(RunSummary run, Manifest manifest, long seed) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Metric metric : METRICS) {
      for (List<ScenarioSummary> rung : run.rungs()) {
        rung.stream()
            .skip(1)
            .map(other -> compare(metric, rung.getFirst(), other, manifest, seed))
            .forEach(comparisons::add);
      }
    }
    return comparisons;
  }

  /** Compares one metric of two scenarios. */
  public static Comparison compare(
      Metric metric, ScenarioSummary base, ScenarioSummary other, Manifest manifest, long seed) {
    OptionalDouble low = OptionalDouble.empty();
    OptionalDouble high = OptionalDouble.empty();
    OptionalDouble value = OptionalDouble.empty();
    Difference difference = Difference.UNDECIDED;
    if (Comparability.comparable(metric, base, other)) {
      Ratio ratio = Ratio.of(base.sample(metric), other.sample(metric), seed);
      value = ratio.value();
      low = ratio.low();
      high = ratio.high();
      difference = Difference.of(ratio, MARGIN);
    }
    return new Comparison(
        metric,
        base.scenario().name(),
        other.scenario().name(),
        base.median(metric),
        other.median(metric),
        value,
        low,
        high,
        Math.min(base.sample(metric).length, other.sample(metric).length),
        difference,
        Comparability.objection(metric, base, other),
        manifest.warnings(base.scenario().name(), other.scenario().name()));
  }
}
