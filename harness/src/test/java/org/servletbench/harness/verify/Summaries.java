package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Claim.Relation;
import org.servletbench.harness.model.Claim.Threshold;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Verdict;

/** Summaries and claims with chosen figures, for tests of what is said about them. */
final class Summaries {
  private Summaries() {}

  /** A scenario whose valid trials measured one metric, on more requests than any needs. */
  static ScenarioSummary of(String name, String metric, double... values) {
    Map<Metric, double[]> figures = new HashMap<>();
    for (String count : List.of("completed", "sent", "ok")) {
      figures.put(named(count), DoubleStream.of(values).map(any -> 1e6).toArray());
    }
    figures.put(named("failed"), new double[values.length]);
    figures.put(named(metric), values);
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.BLOCKING),
        values.length,
        values.length,
        List.of(),
        Limit.NOTHING,
        figures);
  }

  /** One of a ladder: a scenario at an even rate and a delay. */
  static ScenarioSummary at(String name, double rate, int delayMillis) {
    Scenario plain = ArticleTrial.scenario(name, Strategy.BLOCKING);
    return new ScenarioSummary(
        new Scenario(
            name,
            plain.target(),
            plain.driver(),
            Load.Open.even(rate, plain.load().duration(), plain.load().timeout()),
            plain.client(),
            plain.warmUp(),
            Optional.of(Duration.ofMillis(delayMillis)),
            Optional.empty()),
        1,
        1,
        List.of(),
        Limit.NOTHING,
        Map.of(named("goodput_rps"), new double[] {rate}));
  }

  static ScenarioSummary withoutValidTrial(ScenarioSummary summary) {
    return new ScenarioSummary(
        summary.scenario(), 1, 0, List.of("broken"), Limit.UNKNOWN, Map.of());
  }

  static ScenarioSummary withoutValidTrial(String name) {
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.BLOCKING),
        1,
        0,
        List.of("broken"),
        Limit.UNKNOWN,
        Map.of());
  }

  static RunSummary run(double timeScale, List<String> claims, ScenarioSummary... scenarios) {
    List<ScenarioSummary> all = List.of(scenarios);
    return new RunSummary(
        new Suite(
            "tiny",
            "?",
            1,
            timeScale,
            all.stream().map(ScenarioSummary::scenario).toList(),
            claims),
        all);
  }

  static Claim claim(String id, String metric, String relation, double value) {
    return claim(id, List.of("a"), List.of(), metric, relation, value, true);
  }

  static Claim claim(
      String id,
      List<String> scenarios,
      List<String> against,
      String metric,
      String relation,
      double value,
      boolean scalable) {
    return new Claim(
        id,
        "An article",
        "it is so",
        scenarios,
        against,
        List.of(named(metric)),
        List.of(Relation.values()).stream()
            .filter(r -> r.symbol().equals(relation))
            .findFirst()
            .orElseThrow(),
        new Threshold.Fixed(value),
        Verdict.Kind.CONFIRMED,
        scalable);
  }
}
