package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUT_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.CONTEXT_SWITCHES_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.stats.Word;

/**
 * Compares every scenario with the first of its rung, round by round; one that is alone there with
 * none, and one that the run has twice with itself.
 */
public final class RunComparer {
  /** The metrics of comparison.csv. */
  public static final List<Metric> METRICS =
      List.of(
          THROUGHPUT_RPS,
          GOODPUT_RPS,
          TIMEOUT_SHARE,
          LATENCY.at(P50),
          LATENCY.at(P90),
          LATENCY.at(P99),
          CPU_US_PER_REQUEST,
          CONTEXT_SWITCHES_PER_REQUEST,
          THREADS_PEAK,
          RSS_PEAK_MIB);

  /** The practical margin: a smaller change does not matter. */
  public static final double MARGIN = Margin.USUAL.share();

  private RunComparer() {}

  /**
   * The comparison of one metric in two scenarios.
   *
   * @param baseValue median of the base's trials
   * @param difference other over base; not compared where the base is zero, where either was not
   *     measured, and where the two may not be compared
   * @param objection why they may not, in words
   * @param warnings what else differs between them that the suite does not name
   * @param caveats what speaks against the difference as a statistic
   */
  public record Comparison(
      Metric metric,
      String base,
      String other,
      OptionalDouble baseValue,
      OptionalDouble otherValue,
      Difference difference,
      Optional<String> objection,
      List<String> warnings,
      List<Caveat> caveats) {
    public Comparison {
      warnings = List.copyOf(warnings);
      caveats = List.copyOf(caveats);
    }

    public OptionalDouble ratio() {
      return difference.ratio();
    }

    public Word word() {
      return difference.word();
    }

    /** Returns the comparison with one more caveat. */
    Comparison but(Caveat caveat) {
      return new Comparison(
          metric,
          base,
          other,
          baseValue,
          otherValue,
          difference,
          objection,
          warnings,
          Stream.concat(caveats.stream(), Stream.of(caveat)).toList());
    }

    /** Returns all that speaks against trusting it. */
    public List<String> doubts() {
      return Stream.of(objection.stream(), warnings.stream(), caveats.stream().map(Caveat::words))
          .flatMap(each -> each)
          .toList();
    }
  }

  /** Two scenarios in one metric. */
  private record Couple(Metric metric, ScenarioSummary base, ScenarioSummary other, Pairs pairs) {
    static Couple of(Metric metric, ScenarioSummary base, ScenarioSummary other) {
      return new Couple(metric, base, other, Pairs.of(metric, base, other));
    }

    Optional<LogRatio> ratio() {
      return Comparability.comparable(metric, base, other) ? pairs.ratio() : Optional.empty();
    }

    Comparison judged(Difference difference, Manifest manifest) {
      return new Comparison(
          metric,
          base.scenario().name(),
          other.scenario().name(),
          base.median(metric),
          other.median(metric),
          difference.ratio().isEmpty() ? Difference.none(pairs.n()) : difference,
          Comparability.objection(metric, base, other),
          manifest.warnings(base.scenario().name(), other.scenario().name()),
          caveats(difference));
    }

    private List<Caveat> caveats(Difference difference) {
      List<Caveat> caveats = new ArrayList<>();
      if (difference.low().isPresent() && pairs.n() < Caveat.ENOUGH) {
        caveats.add(new Caveat.FewTrials(pairs.n()));
      }
      if (difference.low().isPresent() && pairs.ties() > 0 && pairs.ties() < pairs.n()) {
        caveats.add(new Caveat.Ties(pairs.ties(), pairs.n()));
      }
      return caveats;
    }
  }

  /**
   * Computes the rows of comparison.csv, judged as one table.
   *
   * @param manifest manifest of the same run
   */
  public static List<Comparison> compare(RunSummary run, Manifest manifest) {
    List<Couple> couples = new ArrayList<>();
    for (Metric metric : METRICS) {
      for (List<ScenarioSummary> rung : run.rungs()) {
        rung.stream()
            .skip(1)
            .map(other -> Couple.of(metric, base(rung, other), other))
            .forEach(couples::add);
      }
    }
    Set<Metric> drifting = Drift.of(run).stream().map(Drift::metric).collect(Collectors.toSet());
    return judge(couples, manifest).stream()
        .map(
            row ->
                row.ratio().isPresent() && drifting.contains(row.metric())
                    ? row.but(new Caveat.Drifting())
                    : row)
        .toList();
  }

  /** A scenario that the run has twice is compared with itself. */
  private static ScenarioSummary base(List<ScenarioSummary> rung, ScenarioSummary other) {
    return NoiseFloors.twin(rung, other).orElse(rung.getFirst());
  }

  /** Compares one metric of some scenarios with the same base, judged as one table. */
  public static List<Comparison> compare(
      Metric metric, ScenarioSummary base, List<ScenarioSummary> others, Manifest manifest) {
    return judge(others.stream().map(other -> Couple.of(metric, base, other)).toList(), manifest);
  }

  /**
   * Compares scenarios two by two in some metrics, judged as one table.
   *
   * @param twos a base and another, each
   */
  public static List<Comparison> compare(
      List<Metric> metrics, List<List<ScenarioSummary>> twos, Manifest manifest) {
    return judge(
        metrics.stream()
            .flatMap(
                metric ->
                    twos.stream().map(two -> Couple.of(metric, two.getFirst(), two.getLast())))
            .toList(),
        manifest);
  }

  private static List<Comparison> judge(List<Couple> couples, Manifest manifest) {
    List<Difference> judged =
        Holm.judge(couples.stream().map(Couple::ratio).toList(), Margin.USUAL);
    return IntStream.range(0, couples.size())
        .mapToObj(i -> couples.get(i).judged(judged.get(i), manifest))
        .toList();
  }
}
