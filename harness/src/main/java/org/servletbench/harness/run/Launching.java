package org.servletbench.harness.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Pins;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.run.Launcher.Launches;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ProcessRegistry;

/**
 * Prepares the programs of a plan. A generator always gets a launch cache, since a cold one is
 * late. The services get caches if the plan starts them often enough to pay for the recording: all
 * of them or none, so that scenarios are alike.
 */
public final class Launching {
  private static final Duration RECORDING_JMETER = Duration.ofSeconds(12);
  private static final Duration RECORDING_OTHER = Duration.ofSeconds(7);

  /** A JVM with an agent ends at its start when it is to record a cache. */
  private static final String AGENT =
      "benchmark-app starts without a cache, some seconds slower: a JVM with an agent (app.jvm)"
          + " records none";

  private final Installation installation;
  private final Jdk usual;
  private final ProcessRegistry registry;
  private final Endpoints endpoints;
  private final Function<Runtime, Jdk> jdks;
  private final Starts starts;
  private final OwnPrograms own;
  private final TrialPrograms programs;
  private final Map<String, Duration> unrecorded = new LinkedHashMap<>();
  private final boolean services;

  /**
   * Checks which caches already exist, which takes 0.2 s for each.
   *
   * @param usual JDK of the run
   * @param jdks finds the JDK that an app runs on
   * @param own commands of targets that are not our app
   */
  public Launching(
      Installation installation,
      Jdk usual,
      ProcessRegistry registry,
      Endpoints endpoints,
      Function<Runtime, Jdk> jdks,
      Starts starts,
      OwnPrograms own)
      throws InterruptedException {
    this.installation = installation;
    this.usual = usual;
    this.registry = registry;
    this.endpoints = endpoints;
    this.jdks = jdks;
    this.starts = starts;
    this.own = own;
    this.programs = TrialPrograms.of(installation, usual);
    Map<String, Duration> missing = missingServices();
    this.services = starts.pay() || missing.isEmpty();
    if (starts.drivers().contains(Driver.JMETER)
        && cache(usual).cached(programs.jmeter()).isEmpty()) {
      unrecorded.put(programs.jmeter().name(), RECORDING_JMETER);
    }
    if (starts.drivers().contains(Driver.OPEN_LOOP)
        && cache(usual).cached(programs.engine()).isEmpty()) {
      unrecorded.put(programs.engine().name(), RECORDING_OTHER);
    }
    if (services) {
      unrecorded.putAll(missing);
    }
  }

  /** Returns the programs whose caches {@link #launcher} will record, and how long it takes. */
  public Map<String, Duration> unrecorded() {
    return Collections.unmodifiableMap(unrecorded);
  }

  /**
   * Returns a launcher for everything; records the missing caches.
   *
   * @param pins cores that the processes of trials are bound to
   * @param warnings takes a message for each program that starts without the cache it should have
   */
  public Launcher launcher(Pins pins, Consumer<String> warnings) throws InterruptedException {
    LaunchCache cache = cache(usual);
    CacheTraining training = training(usual);
    Launch downstream =
        services && starts.downstream()
            ? training.downstream()
            : cache.uncached(programs.downstream());
    Launch engine = // before the apps, whose recordings it loads
        starts.drivers().contains(Driver.OPEN_LOOP)
            ? training.engine(downstream)
            : cache.plain(programs.engine());
    Map<AppKind, Launch> apps = new LinkedHashMap<>();
    for (Map.Entry<AppKind, Target.App> app : starts.apps().entrySet()) {
      apps.put(app.getKey(), app(app.getValue(), downstream));
    }
    Launches launches =
        new Launches(
            downstream,
            apps.getOrDefault(AppKind.USUAL, cache.plain(programs.app())),
            starts.drivers().contains(Driver.JMETER)
                ? training.jmeter(downstream)
                : cache.plain(programs.jmeter()),
            engine);
    Stream.concat(Stream.of(downstream, launches.jmeter(), engine), apps.values().stream())
        .flatMap(launch -> launch.warning().stream())
        .forEach(warnings);
    return new Launcher(programs, launches, registry, endpoints, apps, own, pins);
  }

  private Launch app(Target.App app, Launch downstream) throws InterruptedException {
    AppKind kind = AppKind.of(app);
    Jdk jdk = jdks.apply(kind.runtime());
    if (services && !kind.runtime().hasAgent()) {
      return training(jdk).app(app, downstream);
    }
    Launch uncached = cache(jdk).uncached(programs.app(kind));
    return services ? new Launch(uncached.java(), uncached.target(), Optional.of(AGENT)) : uncached;
  }

  private Map<String, Duration> missingServices() throws InterruptedException {
    Map<String, Duration> missing = new LinkedHashMap<>();
    if (starts.downstream() && cache(usual).cached(programs.downstream()).isEmpty()) {
      missing.put(programs.downstream().name(), RECORDING_OTHER);
    }
    for (AppKind kind : starts.apps().keySet()) {
      Jdk jdk = jdks.apply(kind.runtime());
      if (!kind.runtime().hasAgent() && cache(jdk).cached(programs.app(kind)).isEmpty()) {
        String name = programs.app(kind).name() + " on JDK " + jdk.version();
        missing.merge(name, Starts.recording(kind), Duration::plus);
      }
    }
    return missing;
  }

  private LaunchCache cache(Jdk jdk) {
    return new LaunchCache(installation.launchCache(), jdk, registry);
  }

  private CacheTraining training(Jdk jdk) {
    return new CacheTraining(
        programs,
        cache(jdk),
        registry,
        Endpoints.anyFree(),
        installation.launchCache().resolve("training"));
  }
}
