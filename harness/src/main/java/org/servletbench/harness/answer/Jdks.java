package org.servletbench.harness.answer;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.stats.Word;
import org.servletbench.harness.verify.Carrying;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;

/** Finds what the JDK changes: scenarios that differ in nothing else are compared. */
record Jdks(RunSummary run, Manifest manifest) {
  private static final List<Metric> METRICS =
      List.of(LATENCY.at(P50), LATENCY.at(P99), CPU_US_PER_REQUEST, THREADS_PEAK, RSS_PEAK_MIB);

  private static final Comparator<Comparison> BY_CHANGE =
      Comparator.comparingDouble(each -> Math.abs(Math.log(each.ratio().getAsDouble())));

  private static final Comparator<Comparison> BY_CERTAINTY =
      Comparator.comparing(each -> each.word().isDifferent());

  /** Every JDK beside the first; none where the run has one, or does not name it. */
  List<Finding.Changed> changes() {
    List<String> jdks =
        run.scenarios().stream().flatMap(each -> jdk(each.scenario()).stream()).distinct().toList();
    return jdks.stream().skip(1).flatMap(other -> change(jdks.getFirst(), other).stream()).toList();
  }

  private Optional<Finding.Changed> change(String base, String other) {
    List<List<ScenarioSummary>> couples =
        on(base)
            .flatMap(
                each ->
                    on(other)
                        .filter(beside -> way(beside).equals(way(each)))
                        .map(beside -> List.of(each, beside)))
            .toList();
    if (couples.isEmpty()) {
      return Optional.empty();
    }
    List<Pair> pairs = new ArrayList<>();
    List<Metric> alike = new ArrayList<>();
    List<Comparison> table = RunComparer.compare(METRICS, couples, manifest);
    for (Metric metric : METRICS) {
      List<Comparison> all =
          table.stream()
              .filter(each -> each.metric().equals(metric) && each.ratio().orElse(0) > 0)
              .toList();
      if (all.size() == couples.size() && all.stream().allMatch(Jdks::isAlike)) {
        alike.add(metric);
      }
      all.stream()
          .filter(each -> !isAlike(each))
          .max(BY_CERTAINTY.thenComparing(BY_CHANGE))
          .map(Jdks::pair)
          .ifPresent(pairs::add);
    }
    if (pairs.isEmpty() && alike.isEmpty()) {
      return Optional.empty();
    }
    List<ScenarioSummary> both = couples.stream().flatMap(List::stream).toList();
    boolean intervals =
        pairs.stream().allMatch(pair -> pair.comparison().difference().low().isPresent());
    return Optional.of(
        new Finding.Changed(
            base,
            other,
            List.copyOf(pairs),
            List.copyOf(alike),
            couples.size() == ways(base, other),
            Loads.names(both),
            Doubt.of(both).with(!pairs.isEmpty() && intervals)));
  }

  /** Whether the change is within the margin, as far as the trials can tell. */
  private static boolean isAlike(Comparison comparison) {
    return comparison.difference().low().isPresent()
        ? comparison.word() == Word.EQUIVALENT
        : Math.abs(comparison.ratio().getAsDouble() - 1) <= RunComparer.MARGIN;
  }

  private static Pair pair(Comparison comparison) {
    return new Pair(
        comparison.metric(),
        List.of(comparison.base()),
        List.of(comparison.other()),
        comparison.baseValue().getAsDouble(),
        comparison.otherValue().getAsDouble(),
        comparison,
        List.of());
  }

  /** Counts the ways that the run has on either JDK, whether they carry their load or not. */
  private long ways(String base, String other) {
    return run.scenarios().stream()
        .filter(each -> jdk(each.scenario()).filter(Set.of(base, other)::contains).isPresent())
        .map(Jdks::way)
        .distinct()
        .count();
  }

  /** The scenarios on a JDK that carry their load. */
  private Stream<ScenarioSummary> on(String jdk) {
    return run.scenarios().stream()
        .filter(each -> jdk(each.scenario()).equals(Optional.of(jdk)))
        .filter(Carrying::carries);
  }

  private static Optional<String> jdk(Scenario scenario) {
    return scenario.app().flatMap(app -> app.settings().variant().runtime().jdk());
  }

  /** The scenario as it would be without a name and a JDK. */
  private static Scenario way(ScenarioSummary summary) {
    Scenario scenario = summary.scenario();
    Target.App app = scenario.app().orElseThrow();
    AppVariant variant = app.settings().variant();
    AppVariant.Runtime plain =
        new AppVariant.Runtime(Optional.empty(), variant.runtime().options());
    return new Scenario(
        "way",
        new Target.App(
            app.strategy(), app.settings().with(new AppVariant(plain, variant.properties()))),
        scenario.driver(),
        scenario.load(),
        scenario.client(),
        scenario.warmUp(),
        scenario.delay(),
        scenario.downstreamThreads(),
        Optional.empty());
  }
}
