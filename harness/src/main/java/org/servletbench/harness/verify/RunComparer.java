package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Percentiles;
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
          "latency_p90_ms",
          "latency_p99_ms",
          "cpu_us_per_request",
          "context_switches_per_request",
          "threads_peak",
          "rss_peak_mib");

  /** A change smaller than this is of no practical interest. */
  public static final double MARGIN = 0.05;

  private static final Pattern PERCENTILE = Pattern.compile("latency_p(\\d+)_ms");

  private RunComparer() {}

  /**
   * One metric of two scenarios.
   *
   * @param ratio other over base; empty where the base is zero or either was not measured
   * @param warnings what else differs between the two, that the suite does not name
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
      Difference difference,
      List<String> warnings) {
    public Comparison {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The rows of comparison.csv.
   *
   * @param manifest of the same run
   * @param seed of the bootstrap
   */
  public static List<Comparison> compare(RunSummary run, Manifest manifest, long seed) {
    List<Comparison> comparisons = new ArrayList<>();
    for (String metric : METRICS) {
      run.scenarios().stream()
          .skip(1)
          .map(other -> compare(metric, run.scenarios().getFirst(), other, manifest, seed))
          .forEach(comparisons::add);
    }
    return comparisons;
  }

  /** A percentile that rests on a few requests is shown, but not compared. */
  private static boolean isComparable(String metric, ScenarioSummary scenario) {
    Matcher percentile = PERCENTILE.matcher(metric);
    return scenario.has(metric)
        && (!percentile.matches()
            || Percentiles.comparable(
                (long) scenario.median("completed").orElse(0),
                Integer.parseInt(percentile.group(1))));
  }

  static Comparison compare(
      String metric, ScenarioSummary base, ScenarioSummary other, Manifest manifest, long seed) {
    OptionalDouble low = OptionalDouble.empty();
    OptionalDouble high = OptionalDouble.empty();
    OptionalDouble value = OptionalDouble.empty();
    Difference difference = Difference.UNDECIDED;
    if (isComparable(metric, base) && isComparable(metric, other)) {
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
        manifest.warnings(base.scenario().name(), other.scenario().name()));
  }
}
