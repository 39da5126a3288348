package org.servletbench.harness.run;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;

/**
 * The processes that a plan starts, which decide whether recording launch caches of the services
 * pays.
 *
 * @param apps one app of each kind, in the order of the plan
 * @param ofApps how many starts of apps there are in all
 * @param downstream whether the sleeping service is started at all
 * @param drivers drivers that are started at all
 * @param untilSteady whether any warm-up lasts until the app is steady
 */
public record Starts(
    Map<AppKind, Target.App> apps,
    int ofApps,
    boolean downstream,
    Set<Driver> drivers,
    boolean untilSteady) {
  /** The time that a cache saves at each start of an app (ADR 0007). */
  private static final Duration SAVED = Duration.ofMillis(1_500);

  /** The time to record a cache: start, end and the JVM's own work on the file (ADR 0007). */
  private static final Duration RECORDING = Duration.ofSeconds(8);

  /** The time of the load on one strategy during the recording. */
  private static final Duration LOADING = Duration.ofMillis(1_700);

  /**
   * Collects the starts of all trials of a plan. A search plans its trials later; it counts as one
   * trial of each scenario.
   */
  public static Starts of(Plan plan) {
    Map<AppKind, Target.App> apps = new LinkedHashMap<>();
    Set<Driver> drivers = EnumSet.noneOf(Driver.class);
    List<Scenario> scenarios =
        plan.trials().isEmpty()
            ? plan.suite().scenarios()
            : plan.trials().stream().map(trial -> plan.suite().scenario(trial.scenario())).toList();
    for (Scenario scenario : scenarios) {
      drivers.add(scenario.driver());
      scenario.app().ifPresent(app -> apps.putIfAbsent(AppKind.of(app), app));
    }
    return new Starts(
        apps,
        (int) scenarios.stream().filter(scenario -> scenario.app().isPresent()).count(),
        scenarios.stream().anyMatch(scenario -> scenario.delay().isPresent()),
        drivers,
        scenarios.stream().anyMatch(scenario -> scenario.warmUp().untilSteady().isPresent()));
  }

  /**
   * Whether recording the services pays: it takes less time than it saves, or the app must become
   * steady, which it does sooner with a cache.
   */
  boolean pay() {
    Duration cost =
        apps.keySet().stream().map(Starts::recording).reduce(Duration.ZERO, Duration::plus);
    return untilSteady || (ofApps > 0 && SAVED.multipliedBy(ofApps).compareTo(cost) >= 0);
  }

  /** Returns how long it takes to record the cache of an app of this kind. */
  static Duration recording(AppKind kind) {
    return RECORDING.plus(LOADING.multipliedBy(kind.strategies().size()));
  }
}
