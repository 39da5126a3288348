package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.load.JMeterDriver;
import org.servletbench.harness.load.OpenLoopDriver;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.AppSettings.Limits;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.run.Launcher.Launches;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.Readiness;
import org.servletbench.harness.system.Training;

/**
 * Makes the caches of the three programs on first use: each runs once, for some seconds, against
 * those that are already there.
 */
public final class CacheTraining {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final int CALLS_PER_STRATEGY = 20;

  /** A short article, through every code path of the generator. */
  private static final Scenario SCENARIO =
      new Scenario(
          "training",
          new Target.App(
              Strategy.BLOCKING,
              new AppSettings(
                  10, 25, Duration.ofSeconds(90), Duration.ofSeconds(80), Limits.DEFAULT)),
          Driver.JMETER,
          Load.Open.even(20, Duration.ofSeconds(2), Duration.ofMillis(500)),
          ClientSettings.DEFAULT,
          new WarmUp(20, Duration.ofSeconds(1), Duration.ofMillis(1)),
          Optional.of(Duration.ofMillis(10)),
          Optional.empty());

  private final Contenders contenders;
  private final LaunchCache cache;
  private final ProcessRegistry registry;
  private final Endpoints endpoints;
  private final Path folder;

  /**
   * @param folder for the logs; emptied by nobody
   */
  public CacheTraining(
      Contenders contenders,
      LaunchCache cache,
      ProcessRegistry registry,
      Endpoints endpoints,
      Path folder) {
    this.contenders = contenders;
    this.cache = cache;
    this.registry = registry;
    this.endpoints = endpoints;
    this.folder = folder;
  }

  /** How to start each program, if the caches are there already. */
  public Optional<Launches> done() throws InterruptedException {
    Optional<Launch> downstream = cache.cached(contenders.downstream());
    Optional<Launch> app = cache.cached(contenders.app());
    Optional<Launch> jmeter = cache.cached(contenders.jmeter());
    Optional<Launch> engine = cache.cached(contenders.engine());
    return downstream.isPresent() && app.isPresent() && jmeter.isPresent() && engine.isPresent()
        ? Optional.of(new Launches(downstream.get(), app.get(), jmeter.get(), engine.get()))
        : Optional.empty();
  }

  /**
   * How to start each program, with a cache that is made now; takes a quarter of a minute.
   *
   * @throws BenchException if a port is taken or a program does not start
   */
  public Launches launches() throws InterruptedException {
    endpoints.requireFree();
    Launch downstream =
        cache.prepare(
            contenders.downstream(),
            new Training(
                Launcher.downstreamArguments(endpoints),
                process -> Readiness.await(endpoints.downstreamStats(), process, READY_LIMIT)));
    try (ManagedProcess sleeping =
        start("sleeping-service", downstream.command(Launcher.downstreamArguments(endpoints)))) {
      Readiness.await(endpoints.downstreamStats(), sleeping, READY_LIMIT);
      List<String> arguments = Launcher.appArguments(SCENARIO.app().orElseThrow(), endpoints);
      Launch app =
          cache.prepare(contenders.app(), new Training(arguments, this::callEveryStrategy));
      try (ManagedProcess served = start("benchmark-app", app.command(arguments))) {
        Readiness.await(endpoints.sideDoor(), served, READY_LIMIT);
        return new Launches(downstream, app, jmeter(), engine());
      }
    }
  }

  private Launch jmeter() throws InterruptedException {
    try {
      Files.deleteIfExists(folder.resolve(JMeterDriver.JTL)); // JMeter would append to it
    } catch (IOException e) {
      throw BenchException.machine("cannot delete the .jtl in " + folder + ": " + e, e);
    }
    List<String> arguments =
        new JMeterDriver(cache.plain(contenders.jmeter()), contenders.plan())
            .arguments(Launcher.order(SCENARIO, endpoints), folder);
    return cache.prepare(
        contenders.jmeter(), new Training(arguments, process -> process.awaitEnd(READY_LIMIT)));
  }

  private Launch engine() throws InterruptedException {
    List<String> arguments = OpenLoopDriver.arguments(Launcher.order(SCENARIO, endpoints), folder);
    return cache.prepare(
        contenders.engine(), new Training(arguments, process -> process.awaitEnd(READY_LIMIT)));
  }

  private void callEveryStrategy(ManagedProcess process) throws InterruptedException {
    Readiness.await(endpoints.sideDoor(), process, READY_LIMIT);
    for (Strategy strategy : Strategy.values()) {
      if (strategy != Strategy.VIRTUAL_THREADS) {
        for (int i = 0; i < CALLS_PER_STRATEGY; i++) {
          Readiness.await(endpoints.app(strategy.path() + "?delay=1"), process, READY_LIMIT);
        }
      }
    }
  }

  private ManagedProcess start(String name, List<String> command) {
    return ManagedProcess.start(
        new ProcessSpec(name, command, folder.resolve(name + ".log")), registry);
  }
}
