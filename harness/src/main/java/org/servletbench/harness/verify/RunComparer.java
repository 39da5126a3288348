package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Ratio;

/** Compares every scenario of a run with its first. */
public final class RunComparer {
  /** What comparison.csv compares. */
  static final List<String> METRICS =
      List.of(
          "throughput_rps",
          "goodput_rps",
          "timeout_share",
          "latency_p50_ms",
          "latency_p99_ms",
          "cpu_us_per_request",
          "context_switches_per_request",
          "threads_peak",
          "rss_peak_mib");

  /** A change smaller than this is of no practical interest. */
  public static final double MARGIN = 0.05;

  private RunComparer() {}

  /**
   * One metric of two scenarios.
   *
   * @param ratio other over base; empty where the base is zero or either was not measured
   */
  public record Comparison(
      String metric,
      String base,
      String other,
      OptionalDouble baseValue,
      OptionalDouble otherValue,
      OptionalDouble ratio,
      OptionalDouble low,
      OptionalDouble high,
      int n,
      Difference difference) {}

  /**
   * The rows of comparison.csv.
   *
   * @param seed of the bootstrap
   */
  public static List<Comparison> compare(RunSummary run, long seed) {
    List<Comparison> comparisons = new ArrayList<>();
    for (String metric : METRICS) {
      for (ScenarioSummary other : run.scenarios().subList(1, run.scenarios().size())) {
        comparisons.add(compare(metric, run.scenarios().getFirst(), other, seed));
      }
    }
    return comparisons;
  }

  static Comparison compare(String metric, ScenarioSummary base, ScenarioSummary other, long seed) {
    OptionalDouble low = OptionalDouble.empty();
    OptionalDouble high = OptionalDouble.empty();
    OptionalDouble value = OptionalDouble.empty();
    Difference difference = Difference.UNDECIDED;
    if (base.has(metric) && other.has(metric)) {
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
        difference);
  }
}
