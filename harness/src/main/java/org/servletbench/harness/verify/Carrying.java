package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.DROPPED;
import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.ServiceFigure.SERVICE_TIME_MS;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Strategy.LimitingPool;

/** Whether a scenario carries its load, and what its pool could carry. */
public final class Carrying {
  private Carrying() {}

  /**
   * Whether its valid trials serve what they are asked to: by the medians of their figures, and by
   * what all of them lost together, since a median would pass over the trials that lost something.
   */
  public static boolean carries(ScenarioSummary scenario) {
    return scenario.valid() > 0
        && Shortfall.of(scenario.scenario(), scenario.medians()).isEmpty()
        && lostShare(scenario) <= Shortfall.SHARE;
  }

  /** Returns the share of its requests that timed out, failed or were never sent; 0 to 1. */
  public static double lostShare(ScenarioSummary scenario) {
    // A driver that does not tell these apart counts them as failed.
    double lost =
        Stream.of(TIMEOUTS, FAILED, DROPPED)
            .flatMapToDouble(metric -> scenario.pooled(metric).stream())
            .sum();
    double ok = scenario.pooled(OK).orElse(0); // none was good
    return lost == 0 ? 0 : lost / (lost + ok);
  }

  /** Returns the servers of its limiting pool; empty where nothing is held. */
  public static OptionalInt servers(ScenarioSummary scenario) {
    return Predictions.servers(scenario.scenario());
  }

  /** Returns the pool that these are the threads of; empty where they are connections. */
  public static Optional<LimitingPool> pool(ScenarioSummary scenario) {
    return Predictions.pool(scenario.scenario());
  }

  /** Returns what that pool serves at most, requests per second: servers over service time. */
  public static OptionalDouble bound(ScenarioSummary scenario) {
    OptionalDouble service = scenario.median(SERVICE_TIME_MS);
    OptionalInt servers = servers(scenario);
    return servers.isPresent() && service.isPresent() && service.getAsDouble() > 0
        ? OptionalDouble.of(servers.getAsInt() * 1000 / service.getAsDouble())
        : OptionalDouble.empty();
  }
}
