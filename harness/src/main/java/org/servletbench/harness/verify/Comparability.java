package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;

import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Percentiles;

/** Whether a figure of one scenario may be set against that of another. */
final class Comparability {
  /**
   * Largest share of requests that may have failed where latencies are compared. A server that
   * turns clients away at once has few left to serve, and answers those sooner.
   */
  static final double FAILED_SHARE = 0.01;

  private Comparability() {}

  /** Why it may not, in words; nothing where it may, or where it was not measured. */
  static Optional<String> objection(Metric metric, ScenarioSummary scenario) {
    return metric instanceof Latency latency && scenario.has(metric)
        ? turnedAway(scenario).or(() -> tooFew(latency, scenario))
        : Optional.empty();
  }

  /** The same for two of them. */
  static Optional<String> objection(Metric metric, ScenarioSummary one, ScenarioSummary other) {
    return objection(metric, one).or(() -> objection(metric, other));
  }

  /** Whether both have the figure, and nothing objects. */
  static boolean comparable(Metric metric, ScenarioSummary one, ScenarioSummary other) {
    return one.has(metric) && other.has(metric) && objection(metric, one, other).isEmpty();
  }

  private static Optional<String> turnedAway(ScenarioSummary scenario) {
    double failed = scenario.median(FAILED).orElse(Double.NaN);
    double share = failed / scenario.median(COMPLETED).orElse(Double.NaN);
    return share > FAILED_SHARE
        ? Optional.of(
            Text.of(
                "%.0f %% of the requests of %s failed: its latencies are not compared",
                share * 100, scenario.scenario().name()))
        : Optional.empty();
  }

  private static Optional<String> tooFew(Latency latency, ScenarioSummary scenario) {
    OptionalDouble percent = latency.statistic().percent();
    if (percent.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble count = scenario.median(latency.kind().countedBy());
    return count.isPresent()
            && Percentiles.comparable((long) count.getAsDouble(), percent.getAsDouble())
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "fewer than %d requests of %s lie beyond %s: it is not compared",
                Percentiles.BEYOND_TO_COMPARE, scenario.scenario().name(), latency.label()));
  }
}
