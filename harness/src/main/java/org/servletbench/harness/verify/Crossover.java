package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.Margin;

/**
 * Finds the downstream delay from which on one way to wait serves better than another, in a run
 * that has both at several delays with all else equal.
 *
 * @param base name of the target that is compared with
 * @param other name of the other
 * @param delays those that both have, the shortest first
 * @param predicted the delay at which the base's pool is full, milliseconds: threads over rate
 */
public record Crossover(String base, String other, List<AtDelay> delays, OptionalDouble predicted) {
  private static final int LEAST_DELAYS = 3;

  public Crossover {
    delays = List.copyOf(delays);
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
            if (found.compared().count() >= LEAST_DELAYS) {
              result.add(found);
            }
          }
        });
    return result;
  }

  /** Whether the other pays at any delay. */
  public boolean paysSomewhere() {
    return delays.stream().anyMatch(each -> each.pays() == AtDelay.Pays.YES);
  }

  /** Whether no p99 could be compared, so that good answers alone decide. */
  public boolean isByAnswersAlone() {
    return delays.stream().allMatch(each -> each.p99().isEmpty());
  }

  /** The delays at which the good answers of the two could be compared. */
  public Stream<AtDelay> compared() {
    return delays.stream().filter(each -> each.goodput().isPresent());
  }

  /** Whether it is known at a delay if the other pays. */
  private boolean isDecided(AtDelay at) {
    return at.goodput().isPresent()
        && at.pays() != AtDelay.Pays.UNDECIDED
        && (at.pays() == AtDelay.Pays.YES
            || at.servesLess()
            || at.p99().isPresent()
            || isByAnswersAlone());
  }

  private Stream<AtDelay> decided() {
    return delays.stream().filter(this::isDecided);
  }

  /** Returns the delays at which it is not known whether the other pays. */
  public List<Duration> undecided() {
    return delays.stream().filter(at -> !isDecided(at)).map(AtDelay::delay).toList();
  }

  /** Returns the shortest delay at which it is known; the shortest of all if it is at none. */
  public AtDelay shortest() {
    return decided().findFirst().orElse(delays.getFirst());
  }

  /** Returns the longest delay at which it is known; the longest of all if it is at none. */
  public AtDelay longest() {
    return decided().reduce((a, b) -> b).orElse(delays.getLast());
  }

  /** Returns the longest delay at which the other does not pay; empty if it always does. */
  public Optional<Duration> above() {
    return decided()
        .filter(each -> each.pays() == AtDelay.Pays.NO)
        .map(AtDelay::delay)
        .reduce((a, b) -> b);
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
    return new Crossover(base, other, delays(bases, others), predicted);
  }

  /** What decides it is judged as one table of all delays. */
  private static List<AtDelay> delays(
      Map<Duration, ScenarioSummary> bases, Map<Duration, ScenarioSummary> others) {
    List<Duration> shared = others.keySet().stream().filter(bases::containsKey).sorted().toList();
    List<Difference> judged =
        Holm.judge(
            Stream.of(GOODPUT_RPS, LATENCY.at(P99))
                .flatMap(
                    metric ->
                        shared.stream()
                            .map(at -> AtDelay.ratio(metric, bases.get(at), others.get(at))))
                .toList(),
            Margin.USUAL);
    return IntStream.range(0, shared.size())
        .mapToObj(
            i ->
                AtDelay.of(
                    shared.get(i),
                    bases.get(shared.get(i)),
                    others.get(shared.get(i)),
                    judged.get(i),
                    judged.get(shared.size() + i)))
        .toList();
  }
}
