package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.stats.LogRatio;

/**
 * Finds the downstream delay from which on one way to wait serves better than another, in a run
 * that has both at several delays with all else equal.
 *
 * @param base name of the target that is compared with
 * @param other name of the other
 * @param delays by delay, the shortest first; without those at which either was not measured
 * @param predicted the delay at which the base's pool is full, milliseconds: threads over rate
 */
public record Crossover(String base, String other, List<AtDelay> delays, OptionalDouble predicted) {
  private static final int LEAST_DELAYS = 3;

  public Crossover {
    delays = List.copyOf(delays);
  }

  /**
   * The other target compared with the base at one delay.
   *
   * @param base scenario of the base
   * @param other scenario of the other target
   * @param trials fewest valid trials of the two
   * @param pays whether the other serves better by more than the margin: with more good answers, or
   *     with equally many and a lower 99th percentile
   */
  public record AtDelay(
      Duration delay,
      String base,
      String other,
      int trials,
      OptionalDouble goodput,
      OptionalDouble p50,
      OptionalDouble p99,
      OptionalDouble cpu,
      boolean pays) {
    /** Whether the other serves fewer well by more than the margin, and so surely does not pay. */
    boolean servesLess() {
      return goodput.orElse(Double.NaN) < 1 - RunComparer.MARGIN;
    }
  }

  /** Returns all crossovers of a run, against the target of its first scenario. */
  public static List<Crossover> of(RunSummary run) {
    Map<Family, Map<Duration, ScenarioSummary>> families = new LinkedHashMap<>();
    for (ScenarioSummary summary : run.scenarios()) {
      summary
          .scenario()
          .delay()
          .ifPresent(
              delay ->
                  families
                      .computeIfAbsent(Family.of(summary.scenario()), key -> new LinkedHashMap<>())
                      .putIfAbsent(delay, summary)); // as comparison.csv does with twins
    }
    families.values().removeIf(byDelay -> byDelay.size() < LEAST_DELAYS);
    if (families.isEmpty()) {
      return List.of();
    }
    Map<Family, List<ScenarioSummary>> members = new LinkedHashMap<>();
    families.forEach((family, byDelay) -> members.put(family, List.copyOf(byDelay.values())));
    Map<Family, String> names = FamilyNames.of(members, family -> family.target().label());
    Family base = families.keySet().iterator().next();
    List<Crossover> result = new ArrayList<>();
    families.forEach(
        (family, byDelay) -> {
          if (!family.equals(base) && family.differsByTarget(base)) {
            Crossover found = of(names.get(base), families.get(base), names.get(family), byDelay);
            if (found.delays().size() >= LEAST_DELAYS) {
              result.add(found);
            }
          }
        });
    return result;
  }

  /** Whether the other pays at any delay. */
  public boolean paysSomewhere() {
    return delays.stream().anyMatch(AtDelay::pays);
  }

  /** Whether no p99 could be compared, so that good answers alone decide. */
  public boolean isByAnswersAlone() {
    return delays.stream().allMatch(each -> each.p99().isEmpty());
  }

  /** The delays at which it is known whether the other pays. */
  private Stream<AtDelay> decided() {
    return delays.stream()
        .filter(
            each ->
                each.pays() || each.servesLess() || each.p99().isPresent() || isByAnswersAlone());
  }

  /** Returns the shortest delay at which that is known. */
  public AtDelay shortest() {
    return decided().findFirst().orElseThrow();
  }

  /** Returns the longest delay at which that is known. */
  public AtDelay longest() {
    return decided().reduce((a, b) -> b).orElseThrow();
  }

  /** Returns the longest delay at which the other does not pay; empty if it always does. */
  public Optional<Duration> above() {
    return decided().filter(each -> !each.pays()).map(AtDelay::delay).reduce((a, b) -> b);
  }

  /** Returns the shortest delay from which on the other always pays; empty if there is none. */
  public Optional<Duration> atMost() {
    Duration below = above().orElse(Duration.ofNanos(-1));
    return decided().map(AtDelay::delay).filter(delay -> delay.compareTo(below) > 0).findFirst();
  }

  /** Scenarios that differ in their delay only. */
  private record Family(Target target, Load load, int requestsPerConnection, Driver driver) {
    static Family of(Scenario scenario) {
      return new Family(
          scenario.target(),
          scenario.load(),
          scenario.client().requestsPerConnection(),
          scenario.driver());
    }

    /** Whether all else is equal. */
    boolean differsByTarget(Family other) {
      return equals(new Family(target, other.load, other.requestsPerConnection, other.driver));
    }
  }

  private static Crossover of(
      String base,
      Map<Duration, ScenarioSummary> bases,
      String other,
      Map<Duration, ScenarioSummary> others) {
    List<AtDelay> delays =
        others.keySet().stream()
            .filter(bases::containsKey)
            .sorted(Comparator.naturalOrder())
            .map(delay -> at(delay, bases.get(delay), others.get(delay)))
            .filter(at -> at.goodput().isPresent()) // else it neither pays nor does not
            .toList();
    OptionalDouble predicted =
        bases.values().stream()
            .map(ScenarioSummary::scenario)
            .filter(scenario -> scenario.open().isPresent())
            .filter(scenario -> Predictions.servers(scenario).isPresent())
            .mapToDouble(
                scenario ->
                    Predictions.servers(scenario).getAsInt()
                        / scenario.open().orElseThrow().ratePerSecond()
                        * 1000)
            .findFirst();
    return new Crossover(base, other, delays, predicted);
  }

  private static AtDelay at(Duration delay, ScenarioSummary base, ScenarioSummary other) {
    OptionalDouble goodput = ratio(base, other, GOODPUT_RPS);
    OptionalDouble p99 = ratio(base, other, LATENCY.at(P99));
    double margin = RunComparer.MARGIN;
    double served = goodput.orElse(Double.NaN);
    boolean pays =
        served > 1 + margin || served >= 1 - margin && p99.orElse(Double.NaN) < 1 - margin;
    return new AtDelay(
        delay,
        base.scenario().name(),
        other.scenario().name(),
        Math.min(base.valid(), other.valid()),
        goodput,
        ratio(base, other, LATENCY.at(P50)),
        p99,
        ratio(base, other, CPU_US_PER_REQUEST),
        pays);
  }

  private static OptionalDouble ratio(ScenarioSummary base, ScenarioSummary other, Metric metric) {
    return compared(base, other, metric).stream().mapToDouble(LogRatio::ratio).findFirst();
  }

  private static Optional<LogRatio> compared(
      ScenarioSummary base, ScenarioSummary other, Metric metric) {
    return Optional.of(metric)
        .filter(each -> Comparability.comparable(each, base, other))
        .flatMap(each -> Pairs.of(each, base, other).ratio());
  }
}
