package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;

/**
 * Flags a scenario that comes near the ceiling of the generator or the downstream on its machine:
 * it may measure them instead of the target.
 *
 * @param rate requests per second: the highest rate of an open load, the rate that a closed load
 *     reached
 * @param ceiling ceiling on this machine, requests per second
 */
public record CeilingFlag(String scenario, Of of, double rate, double ceiling) {
  /** The part whose ceiling it is. */
  public enum Of {
    OPEN_LOOP_DRIVER,
    SLEEPING_SERVICE
  }

  /** Returns the share of the ceiling that the scenario uses; may exceed 1. */
  public double share() {
    return rate / ceiling;
  }

  /** Returns the flags of a run, in the order of its scenarios. */
  public static List<CeilingFlag> of(RunSummary run, Calibration calibration) {
    List<CeilingFlag> flags = new ArrayList<>();
    for (ScenarioSummary summary : run.scenarios()) {
      OptionalDouble rate = rate(summary);
      if (rate.isPresent() && summary.scenario().driver() == Driver.OPEN_LOOP) {
        double ceiling = calibration.driver().requestsPerSecond();
        add(flags, summary, Of.OPEN_LOOP_DRIVER, rate.getAsDouble(), ceiling);
      }
      OptionalDouble capacity = calibration.downstream().capacityPerSecond();
      if (rate.isPresent() && summary.scenario().delay().isPresent() && capacity.isPresent()) {
        add(flags, summary, Of.SLEEPING_SERVICE, rate.getAsDouble(), capacity.getAsDouble());
      }
    }
    return List.copyOf(flags);
  }

  private static void add(
      List<CeilingFlag> flags, ScenarioSummary summary, Of of, double rate, double ceiling) {
    CeilingFlag flag = new CeilingFlag(summary.scenario().name(), of, rate, ceiling);
    if (flag.share() > Thresholds.CEILING_SHARE) {
      flags.add(flag);
    }
  }

  private static OptionalDouble rate(ScenarioSummary summary) {
    return switch (summary.scenario().load()) {
      case Load.Open open -> OptionalDouble.of(highest(open.arrivals()));
      case Load.Closed closed -> summary.median(THROUGHPUT_RPS);
    };
  }

  /** Returns the highest rate; a burst is shorter than a second, so its mean rate counts. */
  private static double highest(Arrivals arrivals) {
    return switch (arrivals) {
      case Arrivals.Even even -> even.ratePerSecond();
      case Arrivals.Poisson poisson -> poisson.ratePerSecond();
      case Arrivals.Burst burst -> burst.ratePerSecond();
      case Arrivals.Ramp ramp -> Math.max(ramp.from(), ramp.to());
      case Arrivals.Steps steps -> steps.rates().stream().mapToDouble(rate -> rate).max().orElse(0);
    };
  }
}
