package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Claim.Relation;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Estimate;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.Line;
import org.servletbench.harness.stats.Margin;

/**
 * Checks the claims of a suite against the summary of a run.
 *
 * @param idleFloorMillis how late the machine wakes a thread when it has nothing else to do, p99
 */
public record Verifier(RunSummary run, double idleFloorMillis) {
  /**
   * The largest wake-up floor of the idle machine, p99, milliseconds, with which it can refute a
   * claim about a lateness of a few milliseconds. The floor in the window would excuse most whoever
   * saturates most.
   */
  static final double MAX_WAKE_UP_FLOOR_MS = 2;

  /** Fewest trials that make a verdict of a figure that noise could turn. */
  static final int LEAST_TRIALS = 3;

  /** How many times beyond a threshold a figure is that one trial suffices for. */
  static final int CLEAR = 2;

  /** Returns a row for each scenario and metric of each claim that suite and run cover. */
  public Verdicts verify(List<Claim> claims) {
    List<Verdict> rows = new ArrayList<>();
    for (String id : run.suite().claims()) {
      claims.stream().filter(claim -> claim.id().equals(id)).forEach(claim -> rows(claim, rows));
    }
    return new Verdicts(rows);
  }

  private void rows(Claim claim, List<Verdict> rows) {
    if (claim.scenarios().equals(List.of(Claim.EVERY))) {
      run.scenarios().forEach(scenario -> rows(claim, scenario, Optional.empty(), rows));
      return;
    }
    for (int i = 0; i < claim.scenarios().size(); i++) {
      Optional<ScenarioSummary> scenario = run.scenario(claim.scenarios().get(i));
      Optional<ScenarioSummary> against = run.scenario(claim.against(i));
      if (scenario.isPresent() && (claim.against().isEmpty() || against.isPresent())) {
        rows(claim, scenario.get(), against, rows);
      }
    }
  }

  private void rows(
      Claim claim,
      ScenarioSummary scenario,
      Optional<ScenarioSummary> against,
      List<Verdict> rows) {
    for (Metric metric : claim.metrics()) {
      Figure measured = figure(claim, scenario, against, metric);
      OptionalDouble predicted = figure(claim, scenario, against, new Predicted(metric)).value();
      double threshold = claim.threshold().resolve(scenario.scenario().delayMillis());
      Finding finding = judge(claim, scenario, against, metric, measured, threshold);
      rows.add(
          new Verdict(
              claim,
              scenario.scenario().name(),
              against.map(other -> other.scenario().name()).orElse(""),
              metric,
              threshold,
              predicted,
              measured.value(),
              measured.low(),
              measured.high(),
              finding.kind(),
              finding.reason() + CoreWait.of(scenario, metric, finding.kind())));
    }
  }

  private record Figure(OptionalDouble value, OptionalDouble low, OptionalDouble high, int n) {
    static final Figure NONE =
        new Figure(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0);

    /** A figure of the run, on as many trials as there are points. */
    static Figure of(Line line) {
      return new Figure(
          OptionalDouble.of(line.slope()),
          OptionalDouble.of(line.low()),
          OptionalDouble.of(line.high()),
          line.n());
    }
  }

  private record Finding(Kind kind, String reason) {}

  /** Returns the median of a metric, its ratio to the other side, or the mean of ratios. */
  private Figure figure(
      Claim claim, ScenarioSummary scenario, Optional<ScenarioSummary> against, Metric metric) {
    Optional<Line> line = IdleCost.line(run, scenario, metric);
    if (line.isPresent() && against.isEmpty()) {
      return Figure.of(line.get());
    }
    if (!scenario.has(metric) || against.isPresent() && !against.get().has(metric)) {
      return Figure.NONE;
    }
    if (against.isEmpty() && claim.relation() != Relation.WITHIN) {
      Estimate estimate = scenario.estimate(metric);
      return new Figure(
          OptionalDouble.of(estimate.centre()), estimate.low(), estimate.high(), estimate.n());
    }
    Pairs pairs =
        against
            .map(other -> Pairs.of(metric, other, scenario))
            .orElseGet(() -> Pairs.inside(metric, scenario));
    Difference ratio =
        pairs
            .ratio()
            .map(each -> Holm.judge(each, Margin.USUAL))
            .orElse(Difference.none(pairs.n()));
    return new Figure(ratio.ratio(), ratio.low(), ratio.high(), ratio.n());
  }

  private Finding judge(
      Claim claim,
      ScenarioSummary scenario,
      Optional<ScenarioSummary> against,
      Metric metric,
      Figure measured,
      double threshold) {
    if (!claim.scalable() && run.suite().timeScale() != 1) {
      return new Finding(Kind.INCONCLUSIVE, "rests on a clock that does not scale");
    }
    if (scenario.valid() == 0 || against.isPresent() && against.get().valid() == 0) {
      return new Finding(Kind.INCONCLUSIVE, "no valid trial");
    }
    Optional<String> objection = Comparability.objection(metric, scenario, against);
    if (objection.isPresent()) {
      return new Finding(Kind.INCONCLUSIVE, objection.get());
    }
    if (measured.value().isEmpty()) {
      return new Finding(Kind.INCONCLUSIVE, "not measured");
    }
    boolean isOfEach = claim.relation() == Relation.EQUAL && against.isEmpty();
    Kind kind =
        isOfEach
            ? everyTrial(scenario.sample(metric), threshold)
            : kind(claim.relation(), measured, threshold);
    if (kind == Kind.REFUTED
        && metric == DOWNSTREAM_LATENESS_P99_MS
        && idleFloorMillis > MAX_WAKE_UP_FLOOR_MS
        && measured.value().getAsDouble() <= threshold + idleFloorMillis) {
      return new Finding(
          Kind.INCONCLUSIVE,
          Text.of("this machine wakes an idle thread %.1f ms late itself (p99)", idleFloorMillis));
    }
    if (isOfEach && kind == Kind.REFUTED) {
      return new Finding(kind, exceptions(scenario.sample(metric), threshold));
    }
    if (measured.n() < LEAST_TRIALS && kind.canBeExpected()) {
      OptionalDouble predicted = figure(claim, scenario, against, new Predicted(metric)).value();
      return fewTrials(claim.relation(), kind, measured, predicted, threshold);
    }
    return new Finding(kind, reason(kind, measured));
  }

  /**
   * On fewer than {@value #LEAST_TRIALS} trials a verdict stands only where noise cannot turn it:
   * where the law puts the figure on the same side of the threshold, where the figure is beyond it
   * by a factor of {@value #CLEAR}, or where it is to be the threshold and is not. Else it is an
   * indication.
   */
  private static Finding fewTrials(
      Relation relation, Kind kind, Figure measured, OptionalDouble predicted, double threshold) {
    String n = "n = " + measured.n();
    double value = measured.value().orElseThrow();
    if (predicted.isPresent()
        && relation.holds(predicted.getAsDouble(), threshold) == (kind == Kind.CONFIRMED)) {
      return new Finding(kind, n + ", and the law says the same");
    }
    boolean isClear =
        switch (relation) {
          case AT_MOST, AT_LEAST -> value * CLEAR <= threshold || value >= threshold * CLEAR;
          case EQUAL -> kind == Kind.REFUTED; // of "every" and "none" one exception is enough
          case WITHIN -> false;
        };
    String why =
        relation == Relation.EQUAL
            ? ", and one exception is enough"
            : ", beyond the threshold by a factor of " + CLEAR;
    return isClear
        ? new Finding(kind, n + why)
        : new Finding(
            Kind.INDICATED,
            Text.of("%s points to %s: a verdict takes %d trials", n, kind.label(), LEAST_TRIALS));
  }

  /** "Every" and "none" are about all trials, not about their median. */
  private static Kind everyTrial(double[] values, double threshold) {
    return Arrays.stream(values).allMatch(value -> value == threshold)
        ? Kind.CONFIRMED
        : Kind.REFUTED;
  }

  /** Their median and its interval may well be the threshold. */
  private static String exceptions(double[] values, double threshold) {
    long count = Arrays.stream(values).filter(value -> value != threshold).count();
    return Text.of("not in %d of %d trials", count, values.length);
  }

  private static String reason(Kind kind, Figure measured) {
    if (measured.low().isEmpty()) {
      return "n = " + measured.n() + ": no interval";
    }
    return kind == Kind.INCONCLUSIVE
        ? "the interval crosses the threshold: run more trials"
        : "the whole interval, n = " + measured.n();
  }

  /** Judges a relation; if there is an interval, all of it must agree. */
  private static Kind kind(Relation relation, Figure measured, double threshold) {
    double low = measured.low().orElse(measured.value().getAsDouble());
    double high = measured.high().orElse(measured.value().getAsDouble());
    boolean lowHolds = relation.holds(low, threshold);
    boolean highHolds = relation.holds(high, threshold);
    if (lowHolds && highHolds) {
      return Kind.CONFIRMED;
    }
    boolean someHolds =
        switch (relation) {
          case AT_MOST -> lowHolds;
          case AT_LEAST -> highHolds;
          case EQUAL -> low <= threshold && threshold <= high;
          case WITHIN -> low <= 1 + threshold && high >= 1 - threshold;
        };
    return someHolds ? Kind.INCONCLUSIVE : Kind.REFUTED;
  }
}
