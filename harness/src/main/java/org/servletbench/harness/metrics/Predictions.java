package org.servletbench.harness.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppVariant;
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
  private static final String QUEUE_CAPACITY = "spring.task.execution.pool.queue-capacity";

  /** The default core size of Spring Boot's applicationTaskExecutor. */
  private static final int BOOTS_CORE_SIZE = 8;

  private Predictions() {}

  /**
   * Predicts a scenario. Returns nothing where the law does not apply: it needs even arrivals, a
   * pool that the suite tells, and clients that give up before the app does; nor for more arrivals
   * or a longer window than can be computed.
   *
   * @param serviceMillis mean service time of its limiting pool, milliseconds
   */
  public static Optional<Prediction> of(Scenario scenario, double serviceMillis) {
    return appGivesUpFirst(scenario) ? Optional.empty() : queue(scenario, serviceMillis);
  }

  /**
   * Whether requests that wait for the executor end with 503, or those that wait for a connection
   * with 504, which the law does not cover.
   */
  private static boolean appGivesUpFirst(Scenario scenario) {
    Duration timeout = scenario.load().timeout();
    return scenario
        .app()
        .filter(app -> asyncTimesOut(app, timeout) || connectionTimesOut(app, timeout))
        .isPresent();
  }

  private static boolean asyncTimesOut(Target.App app, Duration timeout) {
    return !app.strategy().onVirtualThreads()
        && app.limitingPool() != LimitingPool.TOMCAT_THREADS
        && app.settings().asyncTimeout().compareTo(timeout) < 0;
  }

  private static boolean connectionTimesOut(Target.App app, Duration timeout) {
    Duration most = (Duration) app.settings().value(AppSetting.DOWNSTREAM_TIMEOUT);
    return isLimitedByConnections(app) && most.compareTo(timeout) < 0;
  }

  private static Optional<Prediction> queue(Scenario scenario, double serviceMillis) {
    return serviceMillis == 0 || isUnknown(scenario)
        ? Optional.empty()
        : predict(scenario, serviceMillis);
  }

  private static boolean isUnknown(Scenario scenario) {
    return scenario.app().filter(Predictions::hasUnknownPool).isPresent();
  }

  private static Optional<Prediction> predict(Scenario scenario, double serviceMillis) {
    return scenario
        .open()
        .filter(load -> load.arrivals() instanceof Arrivals.Even)
        .flatMap(
            load ->
                queueOf(
                    scenario,
                    serviceMillis / 1000,
                    load.timeout().toNanos() / 1e9,
                    load.duration().toNanos() / 1e9))
        .map(Queue::predict);
  }

  /** Makes the queue of an open load; empty if the law cannot be computed for so much of it. */
  private static Optional<Queue> queueOf(
      Scenario scenario, double service, double timeout, double duration) {
    double rate = scenario.open().orElseThrow().ratePerSecond();
    return Queue.covers(rate, service, timeout, duration)
        ? Optional.of(new Queue(rate, servers(scenario), service, timeout, duration))
        : Optional.empty();
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
            .flatMap(load -> queueOf(scenario, scenario.delayMillis() / 1000, 1, 1))
            .map(Queue::stability);
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

  /**
   * Returns the pool whose size {@link #servers} is; empty where that is the number of connections,
   * and where nothing is held, or it is unknown.
   */
  public static Optional<LimitingPool> pool(Scenario scenario) {
    return scenario
        .app()
        .filter(app -> pool(app).isPresent() && !isLimitedByConnections(app))
        .map(Target.App::limitingPool);
  }

  /** Whether fewer calls may be in flight than the pool has threads: the rest waits for one. */
  static boolean isLimitedByConnections(Target.App app) {
    int connections = app.settings().clientConnections();
    return connections > 0
        && !hasUnknownPool(app)
        && connections < pool(app).orElse(Integer.MAX_VALUE);
  }

  private static boolean hasUnknownPool(Target.App app) {
    return switch (app.limitingPool()) {
      case UNKNOWN -> true;
      case TASK_EXECUTOR -> taskExecutor(app.settings().variant()).isEmpty();
      case TOMCAT_THREADS, EXECUTOR, CARRIERS, NONE -> false;
    };
  }

  private static OptionalInt servers(Target.App app) {
    return isLimitedByConnections(app)
        ? OptionalInt.of(app.settings().clientConnections())
        : pool(app);
  }

  private static OptionalInt pool(Target.App app) {
    return switch (app.limitingPool()) {
      case TOMCAT_THREADS -> OptionalInt.of(app.settings().tomcatThreads());
      case EXECUTOR -> OptionalInt.of(app.settings().asyncPool());
      case TASK_EXECUTOR -> taskExecutor(app.settings().variant());
      case CARRIERS -> OptionalInt.of(app.carriers());
      case UNKNOWN, NONE -> OptionalInt.empty();
    };
  }

  /**
   * Returns the executor's core size, beyond which it starts no thread while its queue has no
   * bound; empty if the suite gives it one.
   */
  private static OptionalInt taskExecutor(AppVariant variant) {
    if (variant.property(QUEUE_CAPACITY).isPresent()) {
      return OptionalInt.empty();
    }
    String size = variant.property(CORE_SIZE).orElse(Integer.toString(BOOTS_CORE_SIZE));
    return size.matches("[1-9][0-9]{0,8}")
        ? OptionalInt.of(Integer.parseInt(size))
        : OptionalInt.empty();
  }
}
