package org.servletbench.harness.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;

/** Virtual threads that wait inside synchronized: 100/s of 100 ms for 5 s. */
public final class PinnedTrial {
  private PinnedTrial() {}

  /** The scenario with the app that {@link #app} makes. */
  public static Scenario scenario(String jdk, int carriers) {
    Scenario article = ArticleTrial.scenario("a", Strategy.BLOCKING);
    return new Scenario(
        article.name(),
        app(jdk, carriers),
        article.driver(),
        Load.Open.even(100, Duration.ofSeconds(5), Duration.ofSeconds(30)),
        article.client(),
        article.warmUp(),
        Optional.of(Duration.ofMillis(100)),
        Optional.empty());
  }

  /**
   * Makes the app.
   *
   * @param jdk what the suite says of it; empty for nothing
   * @param carriers what the suite says of their number; 0 for nothing
   */
  public static Target.App app(String jdk, int carriers) {
    Runtime runtime =
        new Runtime(
            Optional.of(jdk).filter(name -> !name.isEmpty()),
            carriers == 0
                ? List.of("-Xmx300m")
                : List.of("-Djdk.virtualThreadScheduler.parallelism=" + carriers, "-Xmx300m"));
    return new Target.App(
        Strategy.VIRTUAL_THREADS_SYNCHRONIZED,
        ArticleTrial.settings(25).with(new AppVariant(runtime, Map.of())));
  }
}
