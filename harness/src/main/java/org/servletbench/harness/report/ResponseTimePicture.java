package org.servletbench.harness.report;

import static org.servletbench.harness.report.PictureStyle.BOTTOM;
import static org.servletbench.harness.report.PictureStyle.HEIGHT;
import static org.servletbench.harness.report.PictureStyle.LABEL_GAP;
import static org.servletbench.harness.report.PictureStyle.LEAST_ACROSS;
import static org.servletbench.harness.report.PictureStyle.LINE;
import static org.servletbench.harness.report.PictureStyle.TOP;
import static org.servletbench.harness.report.PictureStyle.WIDTH;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.servletbench.harness.metrics.GrowthLaw;
import org.servletbench.harness.metrics.ResponseCurve;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.report.Svg.Spot;

/**
 * Draws the response time over the run: a line for each scenario, and the law's curve over those
 * whose queue grows. It suits runs whose scenarios all have the same even arrivals and the same
 * delay.
 */
final class ResponseTimePicture {
  private static final String FILE = "response-time.svg";

  private static final int MOST_SCENARIOS = PictureStyle.COLOURS;

  private final RunReport report;
  private final Load.Open load;
  private final List<DrawnScenario> scenarios;
  private final Axis across;
  private final Axis up;
  private final double timeoutSeconds;
  private final boolean hasNotes;

  private ResponseTimePicture(RunReport report, Load.Open load, List<DrawnScenario> scenarios) {
    this.report = report;
    this.load = load;
    this.scenarios = scenarios;
    timeoutSeconds = load.timeout().toNanos() / 1e9;
    double slowest =
        scenarios.stream().mapToDouble(DrawnScenario::slowestSeconds).max().orElseThrow();
    hasNotes =
        Labels.fit(scenarios.stream().mapToDouble(it -> LINE * it.labels().size()).toArray());
    double labels =
        scenarios.stream().mapToDouble(it -> Labels.width(words(it))).max().orElseThrow();
    up =
        new Axis(
            slowest > timeoutSeconds / 2 ? Math.max(slowest, timeoutSeconds) * 1.06 : slowest * 1.3,
            BOTTOM,
            TOP);
    double left = Labels.left(up, Say::seconds);
    double right = Math.max(left + LEAST_ACROSS, WIDTH - LABEL_GAP - 12 - labels);
    across = new Axis(load.duration().toNanos() / 1e9, left, right);
  }

  /** A name, and notes where those of all scenarios have room. */
  private List<String> words(DrawnScenario scenario) {
    return hasNotes ? scenario.labels() : scenario.labels().subList(0, 1);
  }

  /** Returns the picture; empty if the run does not suit. */
  static Optional<Drawing> of(RunReport report) {
    return drawn(report)
        .map(it -> new Drawing(FILE, "Response time over the run", it.svg(), it.description()));
  }

  private static Optional<ResponseTimePicture> drawn(RunReport report) {
    List<Scenario> all = report.summary().suite().scenarios();
    Optional<Load.Open> load =
        all.getFirst().open().filter(it -> it.arrivals() instanceof Arrivals.Even);
    if (load.isEmpty()
        || all.size() > MOST_SCENARIOS
        || !all.stream()
            .allMatch(it -> it.open().equals(load) && it.delay().equals(all.getFirst().delay()))) {
      return Optional.empty();
    }
    List<DrawnScenario> drawn =
        IntStream.range(0, report.summary().scenarios().size())
            .mapToObj(i -> DrawnScenario.of(report, i))
            .filter(it -> !it.curve().points().isEmpty())
            .toList();
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(new ResponseTimePicture(report, load.get(), drawn));
  }

  private String svg() {
    Svg svg = new Svg(WIDTH, HEIGHT, title(), description(), PictureStyle.SHEET);
    svg.text("head", new Spot(16, 30), "Response time over the run");
    svg.text("note", new Spot(16, 52), subtitle());
    axes(svg);
    scenarios.forEach(each -> band(svg, each));
    scenarios.reversed().forEach(each -> svg.polyline("line c" + each.colour(), median(each)));
    scenarios.forEach(each -> each.growing().ifPresent(law -> svg.polyline("law", law(law))));
    levels(svg);
    labels(svg);
    return svg.end();
  }

  private void axes(Svg svg) {
    svg.levels(up, across.start(), across.end(), Say::seconds);
    for (double tick : across.ticks()) {
      svg.text("tick middle", new Spot(across.at(tick), BOTTOM + 20), Say.seconds(tick));
    }
    svg.text(
        "tick middle",
        new Spot((across.start() + across.end()) / 2, BOTTOM + 41),
        "when the request was sent");
    if (up.to() > timeoutSeconds) {
      double y = up.at(timeoutSeconds);
      svg.line("timeout", new Spot(across.start(), y), new Spot(across.end(), y));
      svg.text(
          "tick",
          new Spot(across.start() + 6, y + 18),
          "clients give up after " + Say.seconds(timeoutSeconds));
    }
  }

  private void band(Svg svg, DrawnScenario scenario) {
    svg.area(
        "band c" + scenario.colour(),
        spots(scenario, ResponseCurve.Point::slowestSeconds),
        spots(scenario, ResponseCurve.Point::fastestSeconds));
  }

  private List<Spot> median(DrawnScenario scenario) {
    return spots(scenario, ResponseCurve.Point::medianSeconds);
  }

  private List<Spot> spots(DrawnScenario scenario, ToDoubleFunction<ResponseCurve.Point> value) {
    return scenario.curve().points().stream()
        .map(point -> new Spot(across.at(point.sentSeconds()), up.at(value.applyAsDouble(point))))
        .toList();
  }

  /** Draws the law as a client sees it: up to the timeout and no further. */
  private List<Spot> law(GrowthLaw law) {
    double reached = (timeoutSeconds - law.serviceSeconds()) / law.slope();
    if (reached >= across.to()) {
      return List.of(spot(0, law.at(0)), spot(across.to(), law.at(across.to())));
    }
    return List.of(
        spot(0, law.at(0)), spot(reached, timeoutSeconds), spot(across.to(), timeoutSeconds));
  }

  private Spot spot(double second, double value) {
    return new Spot(across.at(second), up.at(value));
  }

  /** Labels flat lines with their response time; lines that lie close together share a label. */
  private void levels(Svg svg) {
    List<Double> written = new ArrayList<>();
    for (DrawnScenario each : scenarios) {
      double level = each.last().medianSeconds();
      double y = up.at(level) - 9;
      if (each.growing().isEmpty() && written.stream().allMatch(it -> Math.abs(it - y) >= LINE)) {
        written.add(y);
        svg.text("tick right", new Spot(across.end() - 4, y), level(level));
      }
    }
  }

  /** Rounds to two digits, since the picture shows no more. */
  private String level(double seconds) {
    return Say.seconds(new BigDecimal(seconds).round(new MathContext(2)).doubleValue());
  }

  /** Writes names and notes beside the ends of the lines. */
  private void labels(Svg svg) {
    List<DrawnScenario> all = fromBelow();
    double[] ends = all.stream().mapToDouble(it -> up.at(it.last().medianSeconds())).toArray();
    double[] heights = all.stream().mapToDouble(it -> LINE * words(it).size()).toArray();
    double[] middles = Labels.middles(ends, heights);
    for (int i = 0; i < middles.length; i++) {
      label(svg, all.get(i), middles[i]);
    }
  }

  private void label(Svg svg, DrawnScenario scenario, double middle) {
    Spot end = spot(scenario.last().sentSeconds(), scenario.last().medianSeconds());
    double x = across.end() + LABEL_GAP;
    svg.polyline(
        "leader c" + scenario.colour(),
        List.of(end, new Spot(across.end() + 8, end.y()), new Spot(x - 8, middle)));
    List<String> words = words(scenario);
    double top = middle - LINE * words.size() / 2.0;
    for (int i = 0; i < words.size(); i++) {
      svg.text(i == 0 ? "name" : "note", new Spot(x, top + (i + 0.75) * LINE), words.get(i));
    }
  }

  private List<DrawnScenario> fromBelow() {
    return scenarios.stream()
        .sorted(
            Comparator.comparingDouble(
                    (DrawnScenario each) -> Math.round(each.last().medianSeconds() * 10))
                .thenComparingInt(each -> -each.colour()))
        .toList();
  }

  private String title() {
    return report.summary().suite().name() + ": response time over the run";
  }

  private String subtitle() {
    boolean law = scenarios.stream().anyMatch(each -> each.growing().isPresent());
    return "line: median; shade: fastest to slowest"
        + (law ? "; dashed: what queueing theory says" : "");
  }

  private String description() {
    return report.summary().suite().question()
        + " "
        + Say.number(load.ratePerSecond())
        + " requests/s for "
        + Say.seconds(across.to())
        + ". "
        + scenarios.stream().map(this::sentence).collect(Collectors.joining(" "));
  }

  private String sentence(DrawnScenario scenario) {
    StringBuilder sentence = new StringBuilder(scenario.name()).append(": median from ");
    sentence.append(Say.seconds(scenario.first().medianSeconds())).append(" to ");
    sentence.append(Say.seconds(scenario.last().medianSeconds()));
    scenario.notes().forEach(note -> sentence.append(", ").append(note));
    scenario
        .growing()
        .ifPresent(
            law -> {
              double end = Math.min(law.at(across.to()), timeoutSeconds);
              sentence.append(". Theory: from ").append(Say.seconds(law.at(0)));
              sentence.append(" to ").append(Say.seconds(end));
            });
    return sentence.append('.').toString();
  }
}
