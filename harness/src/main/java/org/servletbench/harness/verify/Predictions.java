package org.servletbench.harness.verify;

import java.util.Optional;
import java.util.OptionalInt;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Queue;

/** Asks the theory about a scenario: its rate, window, timeout and servers, and a service time. */
public final class Predictions {
  private Predictions() {}

  /**
   * What a scenario must give; nothing where the law is not known: it is that of even arrivals.
   *
   * @param serviceMillis mean service time of its limiting pool, milliseconds
   */
  public static Optional<Prediction> of(Scenario scenario, double serviceMillis) {
    return scenario
        .open()
        .filter(load -> load.arrivals() instanceof Arrivals.Even)
        .map(
            load ->
                new Queue(
                        load.ratePerSecond(),
                        servers(scenario),
                        serviceMillis / 1000,
                        load.timeout().toNanos() / 1e9,
                        load.duration().toNanos() / 1e9)
                    .predict());
  }

  /** What to expect ahead of a run: the service time is taken to be the downstream's delay. */
  public static Optional<Prediction> expected(Scenario scenario) {
    return scenario.app().isPresent() ? of(scenario, scenario.delayMillis()) : Optional.empty();
  }

  /** Servers of the limiting pool; empty where nothing is held. */
  public static OptionalInt servers(Scenario scenario) {
    return scenario.app().isEmpty() ? OptionalInt.empty() : servers(scenario.app().get());
  }

  private static OptionalInt servers(Target.App app) {
    return switch (app.strategy().limitingPool()) {
      case TOMCAT_THREADS -> OptionalInt.of(app.settings().tomcatThreads());
      case EXECUTOR -> OptionalInt.of(app.settings().asyncPool());
      case NONE -> OptionalInt.empty();
    };
  }
}
