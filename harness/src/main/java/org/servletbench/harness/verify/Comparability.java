package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.COMPLETED;
import static org.servletbench.harness.catalogue.LoadFigure.DROPPED;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.ToolFigure.WRK_TIMEOUTS;

import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Percentiles;
import org.servletbench.harness.theory.Stability;

/** Whether a figure of one scenario may be set against that of another. */
public final class Comparability {
  /**
   * Largest share of requests that may have failed, or never have been sent, where latencies are
   * compared. A server that turns clients away at once has few left to serve, and answers those
   * sooner.
   */
  static final double FAILED_SHARE = 0.01;

  /**
   * Least rate, requests per second, at which what a request costs is compared. At 150/s half of
   * the CPU time of a JVM is its own work, which is there without requests; at 300/s little of it.
   */
  static final double LEAST_RATE = 250;

  /**
   * Largest ratio of two rates at which costs per request are compared, since they depend on it.
   */
  static final double SAME_LOAD = 1.5;

  /** How many times as many must fail as of the base to be no chance. */
  private static final int TWICE = 2;

  /** Least share of the offered rate that a server must serve well to count as keeping up. */
  static final double KEPT_UP = 0.95;

  private Comparability() {}

  /** Why it may not, in words; nothing where it may, or where it was not measured. */
  public static Optional<String> objection(Metric metric, ScenarioSummary scenario) {
    if (!scenario.has(metric)) {
      return Optional.empty();
    }
    if (metric instanceof Latency latency) {
      return turnedAway(scenario).or(() -> tooFew(latency, scenario));
    }
    return isCost(metric) ? tooSlow(scenario) : Optional.empty();
  }

  /** The same for two of them. */
  static Optional<String> objection(Metric metric, ScenarioSummary one, ScenarioSummary other) {
    return together(metric, one, other)
        .or(() -> objection(metric, one))
        .or(() -> objection(metric, other));
  }

  /** The same for one that is set against a number where there is no other. */
  static Optional<String> objection(
      Metric metric, ScenarioSummary one, Optional<ScenarioSummary> other) {
    return other.isPresent() ? objection(metric, one, other.get()) : objection(metric, one);
  }

  private static Optional<String> together(
      Metric metric, ScenarioSummary one, ScenarioSummary other) {
    if (!one.has(metric) || !other.has(metric)) {
      return Optional.empty();
    }
    if (Pairs.of(metric, one, other).n() == 0) {
      return Optional.of(
          Text.of(
              "%s and %s have no valid trial in the same round",
              one.scenario().name(), other.scenario().name()));
    }
    if (metric instanceof Latency) {
      return turnedAway(one) // and whose queue therefore need not grow
          .or(() -> turnedAway(other))
          .or(() -> drowning(one, other))
          .or(() -> drowning(other, one));
    }
    return isCost(metric) ? otherLoad(one, other) : Optional.empty();
  }

  /** Says how the other alone fails its clients; empty if it does not, or the base does too. */
  static Optional<String> failure(ScenarioSummary base, ScenarioSummary other) {
    double share = failedShare(other);
    double before = failedShare(base);
    if (share > FAILED_SHARE && share > TWICE * before) {
      return Optional.of(
          Text.of(
              "%.1f %% of its requests fail or are never sent, and %.1f %% of the base's",
              share * 100, before * 100));
    }
    return base.has(GOODPUT_RPS)
            && other.has(GOODPUT_RPS)
            && drowning(base, other).isEmpty()
            && drowning(other, base).isPresent()
        ? Optional.of(
            Text.of(
                "it serves %.1f/s well, and the base %.1f/s",
                other.median(GOODPUT_RPS).orElseThrow(), base.median(GOODPUT_RPS).orElseThrow()))
        : Optional.empty();
  }

  /**
   * Over all trials, since every round counts in a ratio, and a median would pass over one. What
   * was never sent is completed, and has no latency.
   */
  private static double failedShare(ScenarioSummary scenario) {
    double lost = scenario.pooled(FAILED).orElse(Double.NaN) + scenario.pooled(DROPPED).orElse(0);
    return lost / scenario.pooled(COMPLETED).orElse(Double.NaN);
  }

  /** Whether both have the figure, and nothing objects. */
  public static boolean comparable(Metric metric, ScenarioSummary one, ScenarioSummary other) {
    return one.has(metric) && other.has(metric) && objection(metric, one, other).isEmpty();
  }

  /** Whether a figure divides by the requests what the whole process took. */
  private static boolean isCost(Metric metric) {
    return metric.label().contains("_per_request");
  }

  private static Optional<String> tooSlow(ScenarioSummary scenario) {
    double rate = scenario.median(THROUGHPUT_RPS).orElse(Double.NaN);
    return rate < LEAST_RATE
        ? Optional.of(
            Text.of(
                "%s serves %s: below %s what a process does without requests outweighs what a"
                    + " request costs, so costs are not compared",
                scenario.scenario().name(), perSecond(rate), perSecond(LEAST_RATE)))
        : Optional.empty();
  }

  private static String perSecond(double rate) {
    return Text.of(rate < 5 ? "%.2f/s" : "%.0f/s", rate);
  }

  private static Optional<String> otherLoad(ScenarioSummary one, ScenarioSummary other) {
    double rate = one.median(THROUGHPUT_RPS).orElse(Double.NaN);
    double otherRate = other.median(THROUGHPUT_RPS).orElse(Double.NaN);
    return Math.max(rate, otherRate) > SAME_LOAD * Math.min(rate, otherRate)
        ? Optional.of(
            Text.of(
                "%s serves %s and %s %s: what a request costs depends on the rate, so it"
                    + " is not compared",
                one.scenario().name(),
                perSecond(rate),
                other.scenario().name(),
                perSecond(otherRate)))
        : Optional.empty();
  }

  /**
   * The latency of a growing queue tells how long the window was. Two queues that grow alike may be
   * compared.
   */
  private static Optional<String> drowning(ScenarioSummary scenario, ScenarioSummary beside) {
    double offered = scenario.scenario().open().map(Load.Open::ratePerSecond).orElse(Double.NaN);
    double good = scenario.median(GOODPUT_RPS).orElse(Double.NaN);
    double ratio = good / beside.median(GOODPUT_RPS).orElse(Double.NaN);
    boolean alike = Math.abs(ratio - 1) <= RunComparer.MARGIN;
    return !alike && (isOverloaded(scenario.scenario()) || good < KEPT_UP * inTime(scenario))
        ? Optional.of(
            Text.of(
                "%s serves %.1f/s of the %.1f/s offered: its queue grows as long as the window"
                    + " lasts, so latencies are not compared",
                scenario.scenario().name(), good, offered))
        : Optional.empty();
  }

  /** Whether the law says that the servers of a scenario cannot keep up. */
  private static boolean isOverloaded(Scenario scenario) {
    return Predictions.expected(scenario)
        .filter(prediction -> prediction.queue().stability() == Stability.OVERLOADED)
        .isPresent();
  }

  /**
   * What can be answered inside the window, per second, if every answer takes the delay: all of it
   * where the load ran before, whose answers count too. NaN for a closed load.
   */
  private static double inTime(ScenarioSummary summary) {
    Scenario scenario = summary.scenario();
    if (scenario.open().isEmpty()) {
      return Double.NaN;
    }
    Load.Open load = scenario.open().get();
    return scenario.warmUp().settle().isZero()
        ? load.ratePerSecond() * Shortfall.due(load, scenario.delayMillis()) / load.requests()
        : load.ratePerSecond();
  }

  private static Optional<String> turnedAway(ScenarioSummary scenario) {
    double share = failedShare(scenario);
    return share > FAILED_SHARE
        ? Optional.of(
            Text.of(
                "%.0f %% of the requests of %s failed or were never sent: its latencies are not"
                    + " compared",
                share * 100, scenario.scenario().name()))
        : Optional.empty();
  }

  private static Optional<String> tooFew(Latency latency, ScenarioSummary scenario) {
    OptionalDouble percent = latency.statistic().percent();
    if (percent.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble count = scenario.median(latency.kind().countedBy());
    double untimed = // which are completed, and have no latency
        latency.kind() == Latency.Kind.LATENCY
            ? scenario.median(DROPPED).orElse(0) + scenario.median(WRK_TIMEOUTS).orElse(0)
            : 0;
    return count.isPresent()
            && Percentiles.comparable((long) (count.getAsDouble() - untimed), percent.getAsDouble())
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "fewer than %d requests of %s lie beyond %s: it is not compared",
                Percentiles.BEYOND_TO_COMPARE, scenario.scenario().name(), latency.label()));
  }
}
