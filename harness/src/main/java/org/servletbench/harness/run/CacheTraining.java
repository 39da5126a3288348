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
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.run.Launcher.Launches;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.Training;

/**
 * Makes the caches of the programs on first use: each runs once, under load, against those that are
 * already there.
 */
public final class CacheTraining {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

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

  private final TrialPrograms programs;
  private final LaunchCache cache;
  private final ProcessRegistry registry;
  private final Endpoints endpoints;
  private final Path folder;

  /**
   * @param folder for the logs; emptied by nobody
   */
  public CacheTraining(
      TrialPrograms programs,
      LaunchCache cache,
      ProcessRegistry registry,
      Endpoints endpoints,
      Path folder) {
    this.programs = programs;
    this.cache = cache;
    this.registry = registry;
    this.endpoints = endpoints;
    this.folder = folder;
  }

  /** How to start each program, if the caches are there already. */
  public Optional<Launches> done() throws InterruptedException {
    Optional<Launch> downstream = cache.cached(programs.downstream());
    Optional<Launch> app = cache.cached(programs.app(AppKind.USUAL));
    Optional<Launch> jmeter = cache.cached(programs.jmeter());
    Optional<Launch> engine = cache.cached(programs.engine());
    return downstream.isPresent() && app.isPresent() && jmeter.isPresent() && engine.isPresent()
        ? Optional.of(new Launches(downstream.get(), app.get(), jmeter.get(), engine.get()))
        : Optional.empty();
  }

  /**
   * How to start each program, with a cache that is made now; takes about a minute.
   *
   * @throws BenchException if a port is taken or a program does not start
   */
  public Launches launches() throws InterruptedException {
    endpoints.requireFree();
    Launch downstream =
        cache.prepare(
            programs.downstream(),
            new Training(Launcher.downstreamArguments(endpoints), this::loadDownstream));
    try (ManagedProcess sleeping = sleeping(downstream)) {
      Readiness.await(endpoints.downstreamStats(), sleeping, READY_LIMIT);
      Target.App usual = SCENARIO.app().orElseThrow();
      Launch app = prepare(usual);
      List<String> arguments = Launcher.appArguments(usual, endpoints);
      try (ManagedProcess served = start("benchmark-app", app.command(arguments))) {
        Readiness.await(endpoints.sideDoor(), served, READY_LIMIT);
        return new Launches(downstream, app, jmeter(), engine());
      }
    }
  }

  /**
   * How to start an app, with a cache of its kind that is made now where there is none.
   *
   * @param downstream how the service that it calls is started
   */
  public Launch app(Target.App app, Launch downstream) throws InterruptedException {
    Optional<Launch> done = cache.cached(programs.app(AppKind.of(app)));
    if (done.isPresent()) {
      return done.get();
    }
    endpoints.requireFree();
    try (ManagedProcess sleeping = sleeping(downstream)) {
      Readiness.await(endpoints.downstreamStats(), sleeping, READY_LIMIT);
      return prepare(app);
    }
  }

  private Launch prepare(Target.App app) throws InterruptedException {
    AppKind kind = AppKind.of(app);
    return cache.prepare(
        programs.app(kind),
        new Training(
            Launcher.appArguments(app, endpoints), process -> loadEveryStrategy(kind, process)));
  }

  private Launch jmeter() throws InterruptedException {
    try {
      Files.deleteIfExists(folder.resolve(JMeterDriver.JTL)); // JMeter would append to it
    } catch (IOException e) {
      throw BenchException.machine("cannot delete the .jtl in " + folder + ": " + e, e);
    }
    List<String> arguments =
        new JMeterDriver(cache.plain(programs.jmeter()), programs.plan())
            .arguments(Launcher.order(SCENARIO, endpoints), folder);
    return cache.prepare(
        programs.jmeter(), new Training(arguments, process -> process.awaitEnd(READY_LIMIT)));
  }

  private Launch engine() throws InterruptedException {
    List<String> arguments = OpenLoopDriver.arguments(Launcher.order(SCENARIO, endpoints), folder);
    return cache.prepare(
        programs.engine(), new Training(arguments, process -> process.awaitEnd(READY_LIMIT)));
  }

  private void loadDownstream(ManagedProcess process) throws InterruptedException {
    Readiness.await(endpoints.downstreamStats(), process, READY_LIMIT);
    load().on(endpoints.sleep(TrainingLoad.DELAY));
  }

  private void loadEveryStrategy(AppKind kind, ManagedProcess process) throws InterruptedException {
    Readiness.await(endpoints.sideDoor(), process, READY_LIMIT);
    for (Strategy strategy : kind.strategies()) {
      TargetUrl url = endpoints.app(strategy.path() + "?delay=" + TrainingLoad.DELAY.toMillis());
      if (Readiness.answers(url)) {
        load().on(url);
      }
    }
  }

  private TrainingLoad load() {
    return new TrainingLoad(cache.plain(programs.engine()), registry, folder);
  }

  private ManagedProcess sleeping(Launch downstream) {
    return start("sleeping-service", downstream.command(Launcher.downstreamArguments(endpoints)));
  }

  private ManagedProcess start(String name, List<String> command) {
    return ManagedProcess.start(
        new ProcessSpec(name, command, folder.resolve(name + ".log")), registry);
  }
}
