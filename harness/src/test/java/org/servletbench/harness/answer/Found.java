package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Verdicts;

/** Runs with chosen figures: 300 requests/s, 10 threads, a minute. */
public final class Found {
  private static final double RATE = 300;

  private final Map<Metric, double[]> values = new HashMap<>();
  private final String name;
  private final int trials;
  private int delayMillis = 20;
  private Optional<String> jdk = Optional.empty();
  private Limit limit = new Limit("nothing", "");

  private Found(String name, int trials) {
    this.name = name;
    this.trials = trials;
  }

  /** A scenario that carries the load. */
  public static Found scenario(String name, int trials) {
    return new Found(name, trials)
        .with("goodput_rps", 300)
        .with("throughput_rps", 300)
        .with("ok", 18_000)
        .with("completed", 18_000)
        .with("sent", 18_000)
        .with("latency_p50_ms", 21)
        .with("latency_p90_ms", 22);
  }

  /** Sets a figure, the same in each trial, or one for each. */
  public Found with(String metric, double... each) {
    double[] all = each.length == 1 ? new double[trials] : each;
    if (each.length == 1) {
      Arrays.fill(all, each[0]);
    }
    values.put(named(metric), all);
    return this;
  }

  public Found delay(int millis) {
    delayMillis = millis;
    return this;
  }

  public Found jdk(String name) {
    jdk = Optional.of(name);
    return this;
  }

  public Found limited(String word, String evidence) {
    limit = new Limit(word, evidence);
    return this;
  }

  private ScenarioSummary summary(Strategy strategy) {
    Scenario plain = ArticleTrial.scenario(name, strategy);
    return new ScenarioSummary(
        new Scenario(
            name,
            on(jdk, plain.app().orElseThrow()),
            plain.driver(),
            Load.Open.even(RATE, plain.load().duration(), plain.load().timeout()),
            plain.client(),
            plain.warmUp(),
            Optional.of(Duration.ofMillis(delayMillis)),
            Optional.empty()),
        trials,
        trials,
        List.of(),
        limit,
        values);
  }

  private static Target on(Optional<String> jdk, Target.App app) {
    return new Target.App(
        app.strategy(),
        app.settings().with(new AppVariant(new AppVariant.Runtime(jdk, List.of()), Map.of())));
  }

  public static RunSummary run(Found... scenarios) {
    List<ScenarioSummary> all =
        Arrays.stream(scenarios)
            .map(
                each ->
                    each.summary(
                        Arrays.stream(Strategy.values())
                            .filter(it -> (each.name + "-").startsWith(it.label() + "-"))
                            .max(Comparator.comparingInt(it -> it.label().length()))
                            .orElse(
                                each.name.startsWith("blocking")
                                    ? Strategy.BLOCKING
                                    : Strategy.ASYNC_NON_BLOCKING)))
            .toList();
    return new RunSummary(
        new Suite(
            "found", "?", 1, 1, all.stream().map(ScenarioSummary::scenario).toList(), List.of()),
        all);
  }

  public static Answer answer(RunSummary run) {
    return Answer.of(run, List.of(), new Verdicts(List.of()), Manifest.NOTHING);
  }
}
