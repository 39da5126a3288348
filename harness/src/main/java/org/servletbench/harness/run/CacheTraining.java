package org.servletbench.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.load.JMeterDriver;
import org.servletbench.harness.load.LoadOrder;
import org.servletbench.harness.load.OpenLoopDriver;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Failures;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;
import org.servletbench.harness.system.Program;
import org.servletbench.harness.system.Training;

/**
 * Records the launch caches of the programs at their first use. Each program runs once, under load,
 * beside the sleeping service.
 *
 * @param folder folder for the logs; it is never emptied
 */
public record CacheTraining(
    TrialPrograms programs,
    LaunchCache cache,
    ProcessRegistry registry,
    Endpoints endpoints,
    Path folder) {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  /** A short version of the article's load, which takes every code path of a generator. */
  private static final Load LOAD =
      Load.Open.even(20, Duration.ofSeconds(2), Duration.ofMillis(500));

  private static final WarmUp WARM_UP = new WarmUp(20, Duration.ofSeconds(1), Duration.ofMillis(1));
  private static final Duration DELAY = Duration.ofMillis(10);

  /** The body that the sleeping service answers. */
  private static final String BODY = "true";

  /** Returns how to start the sleeping service, with a cache, which is made now if missing. */
  public Launch downstream() throws InterruptedException {
    Optional<Launch> done = cache.cached(programs.downstream());
    if (done.isPresent()) {
      return done.get();
    }
    endpoints.requireDownstreamFree();
    return cache.prepare(
        programs.downstream(),
        new Training(Launcher.downstreamArguments(endpoints), this::loadDownstream));
  }

  /**
   * Returns how to start an app, with a cache of its kind, which is made now if missing.
   *
   * @param downstream how to start the service that the app calls
   */
  public Launch app(Target.App app, Launch downstream) throws InterruptedException {
    AppKind kind = AppKind.of(app);
    endpoints.requireAppFree();
    return prepared(
        programs.app(kind),
        downstream,
        new Training(
            Launcher.appArguments(app, endpoints), process -> loadEveryStrategy(kind, process)));
  }

  /** Returns how to start JMeter, with a cache, which is made now if missing. */
  public Launch jmeter(Launch downstream) throws InterruptedException {
    try {
      Files.deleteIfExists(folder.resolve(JMeterDriver.JTL)); // JMeter would append to it
    } catch (IOException e) {
      throw BenchException.machine(
          "cannot delete the .jtl in " + folder + ": " + Failures.words(e), e);
    }
    List<String> arguments =
        new JMeterDriver(cache.plain(programs.jmeter()), programs.plan())
            .arguments(order(), folder);
    return prepared(programs.jmeter(), downstream, untilItsEnd(arguments));
  }

  /** Returns how to start the load engine, with a cache, which is made now if missing. */
  public Launch engine(Launch downstream) throws InterruptedException {
    return prepared(
        programs.engine(), downstream, untilItsEnd(OpenLoopDriver.arguments(order(), folder)));
  }

  /** Prepares a program, with the sleeping service running beside it while it is trained. */
  private Launch prepared(Program program, Launch downstream, Training training)
      throws InterruptedException {
    Optional<Launch> done = cache.cached(program);
    if (done.isPresent()) {
      return done.get();
    }
    endpoints.requireDownstreamFree();
    try (ManagedProcess sleeping =
        start("sleeping-service", downstream.command(Launcher.downstreamArguments(endpoints)))) {
      Readiness.await(endpoints.downstreamStats(), sleeping, READY_LIMIT);
      return cache.prepare(program, training);
    }
  }

  private static Training untilItsEnd(List<String> arguments) {
    return new Training(arguments, process -> process.awaitEnd(READY_LIMIT));
  }

  private LoadOrder order() {
    return new LoadOrder(
        endpoints.sleepByQuery(DELAY),
        endpoints.sleepByQuery(WARM_UP.delay()),
        BODY,
        LOAD,
        WARM_UP,
        ClientSettings.DEFAULT);
  }

  private void loadDownstream(ManagedProcess process) throws InterruptedException {
    Readiness.await(endpoints.downstreamStats(), process, READY_LIMIT);
    load().on(endpoints.sleep(TrainingLoad.DELAY));
  }

  private void loadEveryStrategy(AppKind kind, ManagedProcess process) throws InterruptedException {
    Readiness.await(endpoints.sideDoor(), process, READY_LIMIT);
    TrainingLoad load = load();
    for (Strategy strategy : kind.strategies()) {
      TargetUrl url = endpoints.app(strategy.path() + "?delay=" + TrainingLoad.DELAY.toMillis());
      if (Readiness.answers(url)) {
        load.on(url);
      }
    }
  }

  private TrainingLoad load() throws InterruptedException {
    Launch engine = cache.cached(programs.engine()).orElseGet(() -> cache.plain(programs.engine()));
    return new TrainingLoad(engine, registry, folder);
  }

  private ManagedProcess start(String name, List<String> command) {
    return ManagedProcess.start(
        new ProcessSpec(name, command, folder.resolve(name + ".log")), registry);
  }
}
