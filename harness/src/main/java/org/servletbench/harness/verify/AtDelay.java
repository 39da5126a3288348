package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.Statistic.P50;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.LogRatio;

/**
 * Two ways to wait compared at one delay of the downstream.
 *
 * @param base scenario of the base
 * @param other scenario of the other way
 * @param trials fewest valid trials of the two
 * @param goodput good answers of the other over those of the base, as all such figures; empty where
 *     the two were not measured, or may not be compared
 */
public record AtDelay(
    Duration delay,
    String base,
    String other,
    int trials,
    OptionalDouble goodput,
    OptionalDouble p50,
    OptionalDouble p99,
    OptionalDouble cpu,
    Pays pays) {

  /**
   * Whether the other serves better by more than the margin: with more good answers, or with
   * equally many and a lower 99th percentile.
   */
  public enum Pays {
    YES,
    NO,
    /** It seems to, but the interval of what decides it does not exclude that nothing differs. */
    UNDECIDED;

    private static Pays of(Difference goodput, Difference p99) {
      double served = goodput.ratio().orElse(Double.NaN);
      boolean more = served > 1 + RunComparer.MARGIN;
      boolean sooner =
          served >= 1 - RunComparer.MARGIN
              && p99.ratio().orElse(Double.NaN) < 1 - RunComparer.MARGIN;
      if (more && isShown(goodput) || sooner && isShown(p99)) {
        return YES;
      }
      return more || sooner ? UNDECIDED : NO;
    }

    /** Without an interval the ratio is all that there is. */
    private static boolean isShown(Difference difference) {
      return difference.low().isEmpty() || difference.word().isDifferent();
    }
  }

  static AtDelay of(
      Duration delay,
      ScenarioSummary base,
      ScenarioSummary other,
      Difference goodput,
      Difference p99) {
    return new AtDelay(
        delay,
        base.scenario().name(),
        other.scenario().name(),
        Math.min(base.valid(), other.valid()),
        goodput.ratio(),
        value(LATENCY.at(P50), base, other),
        p99.ratio(),
        value(CPU_US_PER_REQUEST, base, other),
        Pays.of(goodput, p99));
  }

  private static OptionalDouble value(Metric metric, ScenarioSummary base, ScenarioSummary other) {
    return ratio(metric, base, other).stream().mapToDouble(LogRatio::ratio).findFirst();
  }

  /** Compares the two by one metric; empty where they may not be compared. */
  static Optional<LogRatio> ratio(Metric metric, ScenarioSummary base, ScenarioSummary other) {
    return Optional.of(metric)
        .filter(each -> Comparability.comparable(each, base, other))
        .flatMap(each -> Pairs.of(each, base, other).ratio());
  }

  /** Whether the other serves fewer well by more than the margin, and so surely does not pay. */
  boolean servesLess() {
    return goodput.orElse(Double.NaN) < 1 - RunComparer.MARGIN;
  }
}
