package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ConnectionFigure.CONNECTIONS_HELD;
import static org.servletbench.harness.catalogue.ConnectionFigure.KERNEL_GROWTH_MIB;
import static org.servletbench.harness.catalogue.ConnectionFigure.KERNEL_SLOPE_BYTES_PER_CONNECTION;
import static org.servletbench.harness.catalogue.ConnectionFigure.RSS_SLOPE_BYTES_PER_CONNECTION;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.stats.Line;

/**
 * The memory that each further idle connection takes, from scenarios that differ in the number of
 * connections alone.
 *
 * @param target name of the target
 * @param scenarios its scenarios, in the suite's order
 * @param process line of the process's resident memory over its connections, bytes
 * @param kernel line of the kernel's memory, bytes, with both ends of each connection; empty where
 *     it was not read
 */
public record IdleCost(
    String target, List<ScenarioSummary> scenarios, Line process, Optional<Line> kernel) {
  /** The derived file that holds the slopes. */
  public static final String FILE = "idle.csv";

  /** The number of connections that claims like to name. */
  public static final double MILLION = 1e6;

  private static final double MIB = 1024 * 1024;

  public IdleCost {
    scenarios = List.copyOf(scenarios);
  }

  /** What the scenarios of one line have in common. */
  private record Family(Target target, Driver driver, Load load) {
    static Family of(Scenario scenario) {
      return new Family(scenario.target(), scenario.driver(), scenario.load());
    }
  }

  /** Finds the targets that a run has with at least three numbers of connections. */
  public static List<IdleCost> of(RunSummary run) {
    Map<Family, List<ScenarioSummary>> families =
        run.scenarios().stream()
            .filter(each -> each.scenario().delay().isEmpty() && each.has(CONNECTIONS_HELD))
            .collect(
                Collectors.groupingBy(
                    each -> Family.of(each.scenario()), LinkedHashMap::new, Collectors.toList()));
    Map<Family, String> names = FamilyNames.of(families, family -> family.target().label());
    return families.entrySet().stream()
        .flatMap(each -> of(names.get(each.getKey()), each.getValue()).stream())
        .toList();
  }

  private static Optional<IdleCost> of(String name, List<ScenarioSummary> family) {
    long sizes =
        family.stream().map(each -> each.scenario().client().connections()).distinct().count();
    return sizes < Line.FEWEST
        ? Optional.empty()
        : line(family, RSS_PEAK_MIB)
            .map(process -> new IdleCost(name, family, process, line(family, KERNEL_GROWTH_MIB)));
  }

  /** Returns the line through a point for each trial; empty where a trial lacks one of the two. */
  private static Optional<Line> line(List<ScenarioSummary> family, Metric metric) {
    List<ScenarioSummary> told =
        family.stream()
            .filter(each -> each.sample(metric).length == each.sample(CONNECTIONS_HELD).length)
            .toList();
    return told.size() < family.size()
        ? Optional.empty()
        : Line.through(
            told.stream()
                .flatMapToDouble(each -> Arrays.stream(each.sample(CONNECTIONS_HELD)))
                .toArray(),
            told.stream()
                .flatMapToDouble(each -> Arrays.stream(each.sample(metric)))
                .map(mebibytes -> mebibytes * MIB)
                .toArray());
  }

  /** Returns the scenario with most connections. */
  public ScenarioSummary largest() {
    return scenarios.stream()
        .max(Comparator.comparingInt(each -> each.scenario().client().connections()))
        .orElseThrow();
  }

  /** Finds the line behind a slope of a scenario; empty for any other metric. */
  static Optional<Line> line(RunSummary run, ScenarioSummary scenario, Metric slope) {
    Optional<IdleCost> cost =
        of(run).stream().filter(each -> each.scenarios().contains(scenario)).findFirst();
    if (slope == RSS_SLOPE_BYTES_PER_CONNECTION) {
      return cost.map(IdleCost::process);
    }
    return slope == KERNEL_SLOPE_BYTES_PER_CONNECTION
        ? cost.flatMap(IdleCost::kernel)
        : Optional.empty();
  }
}
