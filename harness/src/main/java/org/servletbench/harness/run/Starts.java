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
 * What a plan starts, and so whether it pays to record launch caches of the services.
 *
 * @param apps an app of each kind, in the order of the plan
 * @param ofApps how often any of them is started
 * @param downstream whether the sleeping service is started at all
 * @param drivers that are started at all
 * @param untilSteady whether some warm-up ends when the app is steady
 */
public record Starts(
    Map<AppKind, Target.App> apps,
    int ofApps,
    boolean downstream,
    Set<Driver> drivers,
    boolean untilSteady) {
  /** By which an app is ready sooner with a cache than without (ADR 0007). */
  private static final Duration SAVED = Duration.ofMillis(1_500);

  /** Start, end and the JVM's own work on the file (ADR 0007). */
  private static final Duration RECORDING = Duration.ofSeconds(8);

  /** Load on one strategy while it is recorded. */
  private static final Duration LOADING = Duration.ofMillis(2_700);

  /** Of all trials of a plan. */
  public static Starts of(Plan plan) {
    Map<AppKind, Target.App> apps = new LinkedHashMap<>();
    Set<Driver> drivers = EnumSet.noneOf(Driver.class);
    List<Scenario> scenarios =
        plan.trials().stream().map(trial -> plan.suite().scenario(trial.scenario())).toList();
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
   * Whether the services are worth a recording: it takes less time than the starts save, or the app
   * is to be steady, which it is sooner with one.
   */
  boolean pay() {
    Duration cost =
        apps.keySet().stream().map(Starts::recording).reduce(Duration.ZERO, Duration::plus);
    return untilSteady || (ofApps > 0 && SAVED.multipliedBy(ofApps).compareTo(cost) >= 0);
  }

  /** How long it takes to record the cache of an app of this kind. */
  static Duration recording(AppKind kind) {
    return RECORDING.plus(LOADING.multipliedBy(kind.strategies().size()));
  }
}
