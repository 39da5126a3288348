package org.servletbench.harness.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.ProcessFigure;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.verify.FamilyNames;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * The scenarios of a run that asks the same at several delays, rates or numbers of requests in
 * flight, and nothing else.
 *
 * @param climbs the figure of each way by step, for ways with two steps at least
 */
record Ladder(Kind kind, List<Double> steps, List<Climb> climbs) {
  private static final int LEAST_STEPS = 3;

  /** What differs from step to step, and the figure that it is about. */
  enum Kind {
    DELAY(
        "Median response time by delay",
        "delay of the downstream",
        Latency.Kind.LATENCY.at(Statistic.P50),
        Say::millis,
        it -> it.delay().isPresent() ? millis(it.delay().get()) : OptionalDouble.empty(),
        Scenario::load),
    RATE(
        "CPU time of a request by rate",
        "requests per second",
        ProcessFigure.CPU_US_PER_REQUEST,
        Say::perSecond,
        it ->
            it.open().isPresent()
                ? OptionalDouble.of(it.open().get().ratePerSecond())
                : OptionalDouble.empty(),
        Scenario::delay),
    IN_FLIGHT(
        "CPU time of a request by requests in flight",
        "requests in flight",
        ProcessFigure.CPU_US_PER_REQUEST,
        Say::count,
        it ->
            it.load() instanceof Load.Closed closed
                ? OptionalDouble.of(closed.connections())
                : OptionalDouble.empty(),
        Scenario::delay);

    private final String title;
    private final String across;
    private final Metric figure;
    private final DoubleFunction<String> said;
    private final Function<Scenario, OptionalDouble> step;
    private final Function<Scenario, Object> common;

    Kind(
        String title,
        String across,
        Metric figure,
        DoubleFunction<String> said,
        Function<Scenario, OptionalDouble> step,
        Function<Scenario, Object> common) {
      this.title = title;
      this.across = across;
      this.figure = figure;
      this.said = said;
      this.step = step;
      this.common = common;
    }

    String title() {
      return title;
    }

    /** Says what the steps are. */
    String across() {
      return across;
    }

    Metric figure() {
      return figure;
    }

    /** Says a step in words. */
    String said(double step) {
      return said.apply(step);
    }

    private static OptionalDouble millis(Duration delay) {
      return OptionalDouble.of(delay.toNanos() / 1e6);
    }
  }

  /**
   * A way to wait on its way up.
   *
   * @param name label of its target, or else what its scenarios are called without their step
   * @param figures figure by step, where it was measured
   */
  record Climb(String name, TreeMap<Double, Double> figures) {}

  /** What the scenarios of a climb have in common. */
  private record Way(Target target, int requestsPerConnection, Driver driver) {
    static Way of(Scenario scenario) {
      return new Way(
          scenario.target(), scenario.client().requestsPerConnection(), scenario.driver());
    }
  }

  /** Returns the ladder that a run is; empty for any other run. */
  static Optional<Ladder> of(List<ScenarioSummary> scenarios) {
    for (Kind kind : Kind.values()) {
      Optional<Ladder> ladder = of(kind, scenarios);
      if (ladder.isPresent()) {
        return ladder;
      }
    }
    return Optional.empty();
  }

  private static Optional<Ladder> of(Kind kind, List<ScenarioSummary> scenarios) {
    Object common = kind.common.apply(scenarios.getFirst().scenario());
    TreeSet<Double> steps = new TreeSet<>();
    for (ScenarioSummary summary : scenarios) {
      OptionalDouble step = kind.step.apply(summary.scenario());
      if (step.isEmpty() || !kind.common.apply(summary.scenario()).equals(common)) {
        return Optional.empty();
      }
      steps.add(step.getAsDouble());
    }
    Map<Way, List<ScenarioSummary>> byTarget =
        scenarios.stream()
            .collect(
                Collectors.groupingBy(
                    each -> Way.of(each.scenario()), LinkedHashMap::new, Collectors.toList()));
    Map<Way, String> targets = FamilyNames.of(byTarget, way -> way.target().label());
    Map<String, List<ScenarioSummary>> ways = new LinkedHashMap<>();
    byTarget.forEach((way, each) -> ways.put(targets.get(way), each));
    boolean distinct = ways.size() == byTarget.size() && areDistinct(kind, ways);
    boolean climb = ways.values().stream().allMatch(way -> way.size() > 1);
    return (distinct && climb
            ? Optional.of(ways)
            : byName(kind, scenarios)
                .filter(each -> areDistinct(kind, each))
                .or(() -> Optional.of(ways).filter(each -> distinct)))
        .flatMap(each -> ladder(kind, steps, each));
  }

  /** Whether no way has a step twice. */
  private static boolean areDistinct(Kind kind, Map<String, List<ScenarioSummary>> ways) {
    return ways.values().stream()
        .allMatch(
            way ->
                way.stream().map(each -> kind.step.apply(each.scenario())).distinct().count()
                    == way.size());
  }

  /**
   * Groups scenarios by their names without their step: what differs from way to way is not the
   * target, or the target differs from step to step. Empty where a name does not tell the step.
   */
  private static Optional<Map<String, List<ScenarioSummary>>> byName(
      Kind kind, List<ScenarioSummary> scenarios) {
    Map<String, List<ScenarioSummary>> ways = new LinkedHashMap<>();
    for (ScenarioSummary summary : scenarios) {
      OptionalDouble step = kind.step.apply(summary.scenario());
      OptionalDouble none = OptionalDouble.empty();
      StepText text =
          kind == Kind.DELAY ? new StepText(none, step, 1) : new StepText(step, none, 1);
      Optional<String> stem = text.without(summary.scenario().name());
      if (stem.isEmpty()) {
        return Optional.empty();
      }
      ways.computeIfAbsent(stem.get(), way -> new ArrayList<>()).add(summary);
    }
    return Optional.of(ways);
  }

  private static Optional<Ladder> ladder(
      Kind kind, TreeSet<Double> steps, Map<String, List<ScenarioSummary>> ways) {
    List<Climb> drawn = new ArrayList<>();
    ways.forEach(
        (way, scenarios) -> {
          TreeMap<Double, Double> figures = new TreeMap<>();
          for (ScenarioSummary summary : scenarios) {
            double step = kind.step.apply(summary.scenario()).getAsDouble();
            summary.median(kind.figure).ifPresent(figure -> figures.put(step, figure));
          }
          if (figures.size() > 1) {
            drawn.add(new Climb(way, figures));
          }
        });
    return steps.size() < LEAST_STEPS || drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ladder(kind, List.copyOf(steps), drawn));
  }

  /** Returns where a value lies among the steps, from 0; empty outside of them. */
  OptionalDouble among(double value) {
    for (int i = 1; i < steps.size(); i++) {
      double below = steps.get(i - 1);
      if (value >= below && value <= steps.get(i)) {
        return OptionalDouble.of(i - 1 + (value - below) / (steps.get(i) - below));
      }
    }
    return OptionalDouble.empty();
  }
}
