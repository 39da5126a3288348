package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.MACHINE_BUSY_SHARE;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.CapacitySearch.Answer;
import org.servletbench.harness.verify.CapacitySearch.Probe;

/**
 * The result of a search for capacity.
 *
 * @param sustained highest rate that met the objectives in each of its probes; empty if none did
 * @param missed lowest rate that missed them; the capacity lies between the two
 * @param knee highest rate up to which p99 stays within 1.5 times its least value so far, over the
 *     probes that broke no gate; empty if none of them has a p99
 * @param limit limit of the target at the missed rate
 * @param curve all probes, by rate
 */
public record Capacity(
    OptionalDouble sustained,
    OptionalDouble missed,
    OptionalDouble knee,
    Limit limit,
    List<Point> curve) {
  private static final double KNEE = 1.5;

  public Capacity {
    curve = List.copyOf(curve);
  }

  /** One probe. */
  public record Point(
      double rate,
      Answer answer,
      List<String> reasons,
      OptionalDouble p50Millis,
      OptionalDouble p99Millis,
      OptionalDouble errorShare,
      OptionalDouble goodputRps,
      OptionalDouble cpuMicrosPerRequest,
      OptionalDouble busyShare,
      Limit limit) {}

  public static Capacity of(Slo slo, List<ExtractedTrial> trials) {
    List<Point> points = new ArrayList<>();
    for (ExtractedTrial trial : trials) {
      trial
          .record()
          .scenario()
          .open()
          .map(Load.Open::ratePerSecond)
          .ifPresent(
              rate -> points.add(point(rate, answer(slo, trial), reasons(slo, trial), trial)));
    }
    List<Probe> probes = points.stream().map(p -> new Probe(p.rate(), p.answer())).toList();
    OptionalDouble missed = CapacitySearch.lowestMissed(probes);
    Limit limit = limit(points, missed);
    points.sort(Comparator.comparingDouble(Point::rate));
    return new Capacity(CapacitySearch.highestHeld(probes), missed, knee(points), limit, points);
  }

  /** An invalid probe says what limited it only where no other probe of that rate missed. */
  private static Limit limit(List<Point> points, OptionalDouble missed) {
    return Stream.of(Answer.MISSED, Answer.INVALID)
        .flatMap(answer -> points.stream().filter(point -> point.answer() == answer))
        .filter(point -> missed.isPresent() && point.rate() == missed.getAsDouble())
        .map(Point::limit)
        .findFirst()
        .orElse(Limit.UNKNOWN);
  }

  /** Judges the rate of a trial; a percentile that was not measured gives no answer. */
  public static Answer answer(Slo slo, ExtractedTrial trial) {
    Optional<Boolean> holds = trial.validity().isValid() ? slo.holds(trial) : Optional.empty();
    return holds.map(held -> held ? Answer.HELD : Answer.MISSED).orElse(Answer.INVALID);
  }

  /** Says why a trial gives no answer about its rate; empty if it gives one. */
  public static List<String> reasons(Slo slo, ExtractedTrial trial) {
    if (answer(slo, trial) != Answer.INVALID) {
      return List.of();
    }
    return trial.validity().isValid()
        ? List.of(
            Text.of(
                "%s was not measured: %s",
                String.join(" and ", slo.unmeasured(trial)), outcomes(trial)))
        : trial.validity().reasons();
  }

  /** Says how a target failed that answered no request well; empty if it answered one. */
  public static Optional<String> servedNothing(ExtractedTrial trial) {
    OptionalDouble ok = new Figures(trial.measurements()).value(Outcome.OK.metric());
    return ok.isPresent() && ok.getAsDouble() == 0
        ? Optional.of(outcomes(trial))
        : Optional.empty();
  }

  /** Lists the outcomes, such as 0 ok, 200 http_4xx. */
  private static String outcomes(ExtractedTrial trial) {
    Figures figures = new Figures(trial.measurements());
    String found =
        Arrays.stream(Outcome.values())
            .filter(
                outcome ->
                    figures.value(outcome.metric()).stream()
                        .anyMatch(count -> outcome == Outcome.OK || count > 0))
            .map(
                outcome ->
                    Text.of(
                        "%.0f %s", figures.value(outcome.metric()).getAsDouble(), outcome.label()))
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "no request was counted" : found;
  }

  private static Point point(
      double rate, Answer answer, List<String> reasons, ExtractedTrial trial) {
    Figures figures = new Figures(trial.measurements());
    return new Point(
        rate,
        answer,
        reasons,
        figures.value(LATENCY.at(P50)),
        figures.value(LATENCY.at(P99)),
        Slo.errorShare(figures),
        figures.value(GOODPUT_RPS),
        figures.value(CPU_US_PER_REQUEST),
        figures.value(MACHINE_BUSY_SHARE),
        trial.limit());
  }

  /** A server that sheds its load at a higher rate may be fast again: the first rise is it. */
  private static OptionalDouble knee(List<Point> points) {
    SortedMap<Double, Double> worst = new TreeMap<>(); // of the probes at one rate
    points.stream()
        .filter(point -> point.answer() != Answer.INVALID && point.p99Millis().isPresent())
        .forEach(point -> worst.merge(point.rate(), point.p99Millis().getAsDouble(), Math::max));
    double least = Double.POSITIVE_INFINITY;
    OptionalDouble knee = OptionalDouble.empty();
    for (Map.Entry<Double, Double> each : worst.entrySet()) {
      if (each.getValue() > KNEE * least) {
        return knee;
      }
      least = Math.min(least, each.getValue());
      knee = OptionalDouble.of(each.getKey());
    }
    return knee;
  }
}
