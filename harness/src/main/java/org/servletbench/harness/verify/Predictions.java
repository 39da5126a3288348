package org.servletbench.harness.verify;

import java.util.OptionalInt;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Queue;

/** Asks the theory about a scenario: its rate, window, timeout and servers, and a service time. */
public final class Predictions {
  private Predictions() {}

  /**
   * What a scenario must give.
   *
   * @param serviceMillis mean service time of its limiting pool, milliseconds
   */
  public static Prediction of(Scenario scenario, double serviceMillis) {
    return new Queue(
            scenario.load().ratePerSecond(),
            servers(scenario),
            serviceMillis / 1000,
            scenario.load().timeout().toNanos() / 1e9,
            scenario.load().duration().toNanos() / 1e9)
        .predict();
  }

  /** What to expect ahead of a run: the service time is taken to be the downstream's delay. */
  public static Prediction expected(Scenario scenario) {
    return of(scenario, scenario.delay().toNanos() / 1e6);
  }

  /** Servers of the limiting pool; empty where nothing is held. */
  public static OptionalInt servers(Scenario scenario) {
    return switch (scenario.strategy().limitingPool()) {
      case TOMCAT_THREADS -> OptionalInt.of(scenario.app().tomcatThreads());
      case EXECUTOR -> OptionalInt.of(scenario.app().asyncPool());
      case NONE -> OptionalInt.empty();
    };
  }
}
