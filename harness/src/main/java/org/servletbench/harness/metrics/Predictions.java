package org.servletbench.harness.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy.LimitingPool;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.theory.Prediction;
import org.servletbench.harness.theory.Queue;
import org.servletbench.harness.theory.Stability;

/** Asks the theory about a scenario, given its rate, window, timeout, servers and service time. */
public final class Predictions {
  private static final String CORE_SIZE = "spring.task.execution.pool.core-size";

  /** The default core size of Spring Boot's applicationTaskExecutor. */
  private static final int BOOTS_CORE_SIZE = 8;

  private Predictions() {}

  /**
   * Predicts a scenario. Returns nothing where the law does not apply: it needs even arrivals, a
   * pool that the suite tells, and clients that give up before the app does.
   *
   * @param serviceMillis mean service time of its limiting pool, milliseconds
   */
  public static Optional<Prediction> of(Scenario scenario, double serviceMillis) {
    return appGivesUpFirst(scenario) ? Optional.empty() : queue(scenario, serviceMillis);
  }

  /** Whether requests that wait for the executor end with 503, which the law does not cover. */
  private static boolean appGivesUpFirst(Scenario scenario) {
    return scenario
        .app()
        .filter(app -> !app.strategy().onVirtualThreads())
        .filter(app -> app.limitingPool() != LimitingPool.TOMCAT_THREADS)
        .filter(app -> app.settings().asyncTimeout().compareTo(scenario.load().timeout()) < 0)
        .isPresent();
  }

  private static Optional<Prediction> queue(Scenario scenario, double serviceMillis) {
    return serviceMillis == 0 || isUnknown(scenario)
        ? Optional.empty()
        : predict(scenario, serviceMillis);
  }

  private static boolean isUnknown(Scenario scenario) {
    return scenario.app().filter(app -> app.limitingPool() == LimitingPool.UNKNOWN).isPresent();
  }

  private static Optional<Prediction> predict(Scenario scenario, double serviceMillis) {
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

  /** Predicts a scenario before a run, with the downstream's delay as the service time. */
  public static Optional<Prediction> expected(Scenario scenario) {
    return scenario.app().isPresent() ? queue(scenario, scenario.delayMillis()) : Optional.empty();
  }

  /**
   * Returns whether the limiting pool keeps up, from the settings alone. Empty if that is unknown:
   * for a target that is not ours, a pool that the suite does not tell, a closed load, and arrivals
   * whose rate changes.
   */
  public static Optional<Stability> stability(Scenario scenario) {
    return scenario.app().isEmpty() || isUnknown(scenario)
        ? Optional.empty()
        : scenario
            .open()
            .filter(Load.Open::staysConstant)
            .map(
                load ->
                    new Queue(
                            load.ratePerSecond(),
                            servers(scenario),
                            scenario.delayMillis() / 1000,
                            load.timeout().toNanos() / 1e9,
                            1)
                        .stability());
  }

  /**
   * Returns the scenario as it is measured. A pool that cannot carry its load never settles: its
   * window begins with nothing in flight, and shows the queue from its start.
   */
  public static Scenario asMeasured(Scenario scenario) {
    return stability(scenario).filter(Stability.OVERLOADED::equals).isPresent()
        ? scenario.fromEmpty()
        : scenario;
  }

  /** Returns the servers of the limiting pool; empty where nothing is held, or it is unknown. */
  public static OptionalInt servers(Scenario scenario) {
    return scenario.app().isEmpty() ? OptionalInt.empty() : servers(scenario.app().get());
  }

  /** Returns the executor's core size: its queue has no bound, so it never starts more threads. */
  private static int taskExecutor(Map<String, String> properties) {
    String size = properties.getOrDefault(CORE_SIZE, "");
    return size.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(size) : BOOTS_CORE_SIZE;
  }

  private static OptionalInt servers(Target.App app) {
    return switch (app.limitingPool()) {
      case TOMCAT_THREADS -> OptionalInt.of(app.settings().tomcatThreads());
      case EXECUTOR -> OptionalInt.of(app.settings().asyncPool());
      case TASK_EXECUTOR -> OptionalInt.of(taskExecutor(app.settings().variant().properties()));
      case CARRIERS -> OptionalInt.of(app.carriers());
      case UNKNOWN, NONE -> OptionalInt.empty();
    };
  }
}
