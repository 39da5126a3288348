package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Strategy.LimitingPool;
import org.servletbench.harness.verify.Carrying;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/** Finds who carries the load at each rung, and what limits those that do not. */
record Loads(Extremes extremes) {
  List<Finding> of(RunSummary run) {
    List<Finding> findings = new ArrayList<>();
    List<List<ScenarioSummary>> open = new ArrayList<>();
    List<List<ScenarioSummary>> closed = new ArrayList<>();
    for (List<ScenarioSummary> all : run.rungs()) {
      List<ScenarioSummary> rung = all.stream().filter(each -> each.valid() > 0).toList();
      if (rung.isEmpty()) {
        continue;
      }
      boolean isOpen = rung.getFirst().scenario().open().isPresent();
      if (!rung.stream().allMatch(Carrying::carries)) {
        findings.add(overload(rung));
      } else {
        (isOpen ? open : closed).add(rung);
      }
    }
    if (!open.isEmpty()) {
      findings.addFirst(
          new Finding.Carried(rungs(open), names(flat(open)), facts(flat(open)), doubt(open)));
    }
    if (!closed.isEmpty()) {
      findings.add(level(closed));
    }
    return findings;
  }

  private static Finding overload(List<ScenarioSummary> rung) {
    Map<String, List<ScenarioSummary>> byLimit =
        rung.stream()
            .filter(each -> !Carrying.carries(each))
            .collect(
                Collectors.groupingBy(
                    each -> isPool(each) ? size(each) : each.limitedBy().word(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return new Finding.Short(
        rung.getFirst().scenario().rung(),
        names(rung.stream().filter(Carrying::carries).toList()),
        byLimit.values().stream().map(Loads::overloaded).toList(),
        Doubt.of(rung));
  }

  private static Finding.Overload overloaded(List<ScenarioSummary> alike) {
    ScenarioSummary first = alike.getFirst();
    boolean isPool = isPool(first);
    return new Finding.Overload(
        names(alike),
        alike.stream().map(ScenarioSummary::limitedBy).toList(),
        span(alike, each -> each.median(GOODPUT_RPS).orElse(0)),
        span(alike, Carrying::lostShare),
        isPool ? Carrying.servers(first) : OptionalInt.empty(),
        isPool ? Carrying.bound(first) : OptionalDouble.empty(),
        facts(alike));
  }

  /** Whether its limit is the pool whose size is the number of servers in the theory. */
  private static boolean isPool(ScenarioSummary scenario) {
    return Carrying.pool(scenario)
        .map(Loads::word)
        .filter(scenario.limitedBy().word()::equals)
        .isPresent();
  }

  private static String word(LimitingPool pool) {
    return switch (pool) {
      case TOMCAT_THREADS -> "server-threads";
      case EXECUTOR, TASK_EXECUTOR -> "executor";
      case CARRIERS -> "carriers";
      case UNKNOWN, NONE -> "";
    };
  }

  private static String size(ScenarioSummary scenario) {
    return "pool of " + Carrying.servers(scenario);
  }

  private Finding level(List<List<ScenarioSummary>> closed) {
    return new Finding.Level(
        closed.stream().map(this::reach).toList(),
        names(flat(closed)),
        facts(flat(closed)),
        doubt(closed));
  }

  private Reach reach(List<ScenarioSummary> rung) {
    return new Reach(
        rung.getFirst().scenario().rung(),
        names(rung),
        served(rung),
        extremes.pair(GOODPUT_RPS, rung),
        rung.stream().map(ScenarioSummary::limitedBy).toList());
  }

  private static Optional<Finding.Span> served(List<ScenarioSummary> rung) {
    DoubleSummaryStatistics good =
        rung.stream()
            .flatMapToDouble(each -> each.median(GOODPUT_RPS).stream())
            .summaryStatistics();
    return good.getCount() == 0
        ? Optional.empty()
        : Optional.of(new Finding.Span(good.getMin(), good.getMax()));
  }

  private static Finding.Span span(
      List<ScenarioSummary> scenarios, ToDoubleFunction<ScenarioSummary> value) {
    return new Finding.Span(
        scenarios.stream().mapToDouble(value).min().orElseThrow(),
        scenarios.stream().mapToDouble(value).max().orElseThrow());
  }

  private static List<Rung> rungs(List<List<ScenarioSummary>> rungs) {
    return rungs.stream().map(rung -> rung.getFirst().scenario().rung()).toList();
  }

  private static List<ScenarioSummary> flat(List<List<ScenarioSummary>> rungs) {
    return rungs.stream().flatMap(List::stream).toList();
  }

  private static Doubt doubt(List<List<ScenarioSummary>> rungs) {
    return Doubt.of(flat(rungs));
  }

  static List<String> names(List<ScenarioSummary> scenarios) {
    return scenarios.stream().map(each -> each.scenario().name()).toList();
  }

  private static List<Fact> facts(List<ScenarioSummary> scenarios) {
    Metric metric = GOODPUT_RPS;
    return scenarios.stream().flatMap(each -> Fact.of(each, metric)).toList();
  }
}
