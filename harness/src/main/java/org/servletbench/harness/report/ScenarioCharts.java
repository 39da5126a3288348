package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ServiceFigure.SERVICE_TIME_MS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.metrics.Course;
import org.servletbench.harness.metrics.GrowthLaw;
import org.servletbench.harness.metrics.PercentileCurve;
import org.servletbench.harness.metrics.ResponseCurve;
import org.servletbench.harness.metrics.Timeline;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.report.Chart.Drawn;
import org.servletbench.harness.report.Chart.Line;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.ScenarioSummary;

/** The charts of one scenario: medians of its valid trials, or of all if none is valid. */
final class ScenarioCharts {
  /** Fewest seconds with a 99th percentile that make a line. */
  private static final int FEW = 3;

  private final ScenarioSummary summary;
  private final List<TrialRecord> trials;
  private final List<List<Timeline.Second>> timelines;

  ScenarioCharts(RunReport report, ScenarioSummary summary) {
    this.summary = summary;
    trials =
        report.trials().stream()
            .filter(trial -> summary.valid() == 0 || trial.validity().isValid())
            .map(ExtractedTrial::record)
            .filter(record -> record.scenario().equals(summary.scenario()))
            .toList();
    timelines = trials.stream().map(Timeline::of).toList();
  }

  List<Chart> all() {
    return Stream.of(
            responseTime(),
            percentiles(),
            Chart.over(
                "Requests per second",
                "rps",
                List.of(
                    seconds("offered", "quiet", second -> OptionalDouble.of(second.offered())),
                    seconds("ok", "good", second -> OptionalDouble.of(second.good())),
                    counts("timed out", "late", second -> (int) second.outcomes().timeouts()),
                    counts("failed", "bad", second -> (int) second.outcomes().failed()))),
            Chart.over(
                "Requests that wait",
                "1",
                List.of(
                    seconds("in flight", "main", s -> OptionalDouble.of(s.inFlight())),
                    gauge("queue of the server", "late", counters -> counters.queued()),
                    gauge("queue of the executor", "bad", counters -> counters.executorQueued()))),
            Chart.over(
                "Threads of the app",
                "1",
                List.of(
                    new Drawn("all", "main", app(reading -> (double) reading.use().threads())),
                    gauge("busy", "late", counters -> counters.busy()))),
            Chart.over(
                "CPU cores in use",
                "cores",
                List.of(
                    new Drawn("app", "main", Course.ofCores(trials, Reading.APP)),
                    new Drawn("generator", "quiet", Course.ofCores(trials, Reading.GENERATOR)),
                    new Drawn("downstream", "good", Course.ofCores(trials, Reading.DOWNSTREAM)))),
            Chart.over(
                "Memory of the app (RSS)",
                "bytes",
                List.of(
                    new Drawn("RSS", "main", app(reading -> (double) reading.use().rssBytes())))))
        .filter(chart -> !chart.isEmpty())
        .toList();
  }

  /** Percentiles of each second, or of single requests where a second has too few of them. */
  private Chart responseTime() {
    Course p50 = Course.of(timelines, Timeline.Second::p50Millis);
    Course p99 = Course.of(timelines, Timeline.Second::p99Millis);
    if (p99.seconds().size() < FEW || 2 * p99.seconds().size() < p50.seconds().size()) {
      return byRequest();
    }
    TreeMap<Integer, Double> law = new TreeMap<>();
    for (int second : p50.seconds().keySet()) {
      law().ifPresent(it -> endedIn(it, second).ifPresent(millis -> law.put(second, millis)));
    }
    return Chart.over(
        "Response time, by the second of the answer",
        "ms",
        List.of(
            new Drawn("p50", "main", p50),
            new Drawn("p99", "late", p99),
            new Drawn("law", "law", new Course(law))));
  }

  private Chart byRequest() {
    List<ResponseCurve.Point> points =
        ResponseCurve.of(trials, 1).points().stream()
            .sorted(Comparator.comparingDouble(ResponseCurve.Point::sentSeconds))
            .toList();
    List<Line> lines = new ArrayList<>();
    lines.add(line("median", "main", points, point -> point.medianSeconds() * 1000));
    lines.add(line("slowest", "late", points, point -> point.slowestSeconds() * 1000));
    law()
        .ifPresent(
            law ->
                lines.add(
                    line("law", "law", points, point -> seen(law.at(point.sentSeconds()) * 1000))));
    return new Chart(
        "Response time, by the second of sending",
        "ms",
        "s",
        points.stream().map(ResponseCurve.Point::sentSeconds).toList(),
        lines);
  }

  private static Line line(
      String name,
      String style,
      List<ResponseCurve.Point> points,
      Function<ResponseCurve.Point, Double> millis) {
    return new Line(name, style, points.stream().map(millis).toList());
  }

  private Optional<GrowthLaw> law() {
    return summary.median(new Predicted(SERVICE_TIME_MS)).stream()
        .boxed()
        .flatMap(millis -> GrowthLaw.of(summary.scenario(), millis).stream())
        .findFirst();
  }

  /** The law's response time of the requests that end in a second, in milliseconds. */
  private OptionalDouble endedIn(GrowthLaw law, int second) {
    double sent = (second + 0.5 - law.serviceSeconds()) / (1 + law.slope());
    return sent < 0 ? OptionalDouble.empty() : OptionalDouble.of(seen(law.at(sent) * 1000));
  }

  /** A response time as a client sees it: up to its timeout. */
  private double seen(double millis) {
    return Math.min(summary.scenario().load().timeout().toNanos() / 1e6, millis);
  }

  private Chart percentiles() {
    List<PercentileCurve.Point> points = PercentileCurve.of(trials).points();
    return new Chart(
        "Response time by percentile",
        "ms",
        "tail",
        points.stream().map(point -> 100 / (100 - point.percent())).toList(),
        List.of(
            new Line(
                "response time",
                "main",
                points.stream().map(PercentileCurve.Point::millis).toList())));
  }

  private Drawn seconds(
      String name, String style, Function<Timeline.Second, OptionalDouble> figure) {
    return new Drawn(name, style, Course.of(timelines, figure));
  }

  /** A count that is drawn only where it is not always 0. */
  private Drawn counts(String name, String style, ToIntFunction<Timeline.Second> count) {
    Drawn drawn = seconds(name, style, second -> OptionalDouble.of(count.applyAsInt(second)));
    return drawn.course().seconds().values().stream().allMatch(value -> value == 0)
        ? new Drawn(name, style, new Course(new TreeMap<>()))
        : drawn;
  }

  private Drawn gauge(String name, String style, ToIntFunction<Reading.Counters> gauge) {
    Course course =
        app(reading -> reading.counters().map(it -> (double) gauge.applyAsInt(it)).orElse(-1.0));
    return course.seconds().values().stream().allMatch(value -> value == 0)
        ? new Drawn(name, style, new Course(new TreeMap<>()))
        : new Drawn(name, style, course);
  }

  private Course app(ToDoubleFunction<Reading> gauge) {
    return Course.ofGauge(trials, Reading.APP, gauge);
  }
}
