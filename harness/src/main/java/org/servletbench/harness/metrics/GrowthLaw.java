package org.servletbench.harness.metrics;

import java.util.Optional;
import org.servletbench.harness.model.Scenario;

/**
 * The response time of a queue that grows, as theory has it: {@code R(t) = S + t (L S / c - 1)}.
 *
 * @param serviceSeconds S, and the response time at the start of the window
 * @param slope seconds by which it grows per second of the window, greater than 0
 */
public record GrowthLaw(double serviceSeconds, double slope) {

  /**
   * The law of a scenario; empty where its servers keep up, or where theory says nothing.
   *
   * @param serviceMillis mean service time of its limiting pool, milliseconds
   */
  public static Optional<GrowthLaw> of(Scenario scenario, double serviceMillis) {
    return Predictions.of(scenario, serviceMillis)
        .filter(prediction -> prediction.latencySlope() > 0)
        .map(it -> new GrowthLaw(it.fluidResponseSeconds(0), it.latencySlope()));
  }

  /** Response time of a request sent at this second of the window, however long clients wait. */
  public double at(double second) {
    return serviceSeconds + second * slope;
  }
}
