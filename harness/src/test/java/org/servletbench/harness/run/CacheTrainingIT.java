package org.servletbench.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.system.Jdk;
import org.servletbench.harness.system.Launch;
import org.servletbench.harness.system.LaunchCache;
import org.servletbench.harness.system.ManagedProcess;
import org.servletbench.harness.system.ProcessRegistry;
import org.servletbench.harness.system.ProcessSpec;

/** Records the cache of the usual app, which no test of the build needs. */
@Tag("slow") // each of its strategies is loaded for a second
@Isolated
class CacheTrainingIT {
  private static final Target.App APP =
      new Target.App(
          Strategy.BLOCKING, new AppSettings(10, 25, Duration.ofSeconds(9), Duration.ofSeconds(8)));
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void an_app_is_ready_sooner_with_its_cache() throws Exception {
    Installation installation = Installation.locate();
    ProcessRegistry registry = new ProcessRegistry(folder.resolve("processes"));
    LaunchCache cache = new LaunchCache(folder.resolve("caches"), Jdk.current(), registry);
    TrialPrograms programs = TrialPrograms.of(installation, Jdk.current());
    Endpoints endpoints = Endpoints.anyFree();
    CacheTraining training = new CacheTraining(programs, cache, registry, endpoints, folder);
    Launch downstream = training.downstream();
    training.engine(downstream);
    Launch cached = training.app(APP, downstream);
    assertThat(cached.warning()).isEmpty();

    try (ManagedProcess with = start(cached, endpoints, registry)) {
      Duration soon = Readiness.await(endpoints.sideDoor(), with, LIMIT);
      assertThat(with.cacheUse()).isEqualTo(CacheUse.USED);
      with.close();
      try (ManagedProcess without =
          start(cache.uncached(programs.app(AppKind.of(APP))), endpoints, registry)) {
        Duration late = Readiness.await(endpoints.sideDoor(), without, LIMIT);
        assertThat(without.cacheUse()).isEqualTo(CacheUse.NONE);
        assertThat(soon)
            .as("with a cache, %s without", late)
            .isLessThan(late.dividedBy(4).multipliedBy(3));
      }
    }
  }

  private ManagedProcess start(Launch launch, Endpoints endpoints, ProcessRegistry registry) {
    return ManagedProcess.start(
        new ProcessSpec(
            "benchmark-app",
            launch.command(Launcher.appArguments(APP, endpoints)),
            folder.resolve("app.log")),
        registry);
  }
}
