package org.servletbench.harness.metrics;

import java.util.Optional;
import org.servletbench.harness.model.Scenario;

/**
 * The response time of a growing queue by theory: {@code R(t) = S + t (L S / c - 1)}.
 *
 * @param serviceSeconds S, which is also the response time at the start of the window
 * @param slope growth of the response time, seconds per second of the window, greater than 0
 */
public record GrowthLaw(double serviceSeconds, double slope) {

  /**
   * Returns the law of a scenario; empty if its servers keep up or theory says nothing about it.
   *
   * @param serviceMillis mean service time of its limiting pool, milliseconds
   */
  public static Optional<GrowthLaw> of(Scenario scenario, double serviceMillis) {
    return Predictions.of(scenario, serviceMillis)
        .filter(prediction -> prediction.queue().latencySlope() > 0)
        .map(it -> new GrowthLaw(it.queue().fluidResponseSeconds(0), it.queue().latencySlope()));
  }

  /** Returns the response time, without a timeout, of a request sent at this second. */
  public double at(double second) {
    return serviceSeconds + second * slope;
  }
}
