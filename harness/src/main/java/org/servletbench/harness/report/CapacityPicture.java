package org.servletbench.harness.report;

import static org.servletbench.harness.report.PictureStyle.BOTTOM;
import static org.servletbench.harness.report.PictureStyle.HEIGHT;
import static org.servletbench.harness.report.PictureStyle.TOP;
import static org.servletbench.harness.report.PictureStyle.WIDTH;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.report.Svg.Spot;
import org.servletbench.harness.verify.Capacity.Point;
import org.servletbench.harness.verify.CapacitySearch.Answer;
import org.servletbench.harness.verify.Slo.Objective;

/**
 * Draws the probes of a search for capacity by rate and response time, which has a logarithmic
 * axis: a dot where the objectives held, a cross where they were missed, a grey one where the probe
 * tells nothing.
 */
final class CapacityPicture {
  private static final String FILE = "capacity.svg";
  private static final String TITLE = "Response time by rate";

  private static final String MARKS =
      """
      .dot{stroke:currentColor;stroke-width:12}
      .cross{stroke:currentColor;stroke-width:3.5}
      """;

  /** From the middle of a cross to its ends. */
  private static final double ARM = 6;

  private static final double HEADROOM = 1.05;

  private final RunReport report;
  private final Finding.Sustained found;
  private final Statistic statistic;
  private final OptionalDouble objective;
  private final List<Point> points;
  private final Axis across;
  private final LogAxis up;

  private CapacityPicture(RunReport report, Finding.Sustained found) {
    this.report = report;
    this.found = found;
    Optional<Objective.Latency> latency =
        found.slo().objectives().stream()
            .filter(Objective.Latency.class::isInstance)
            .map(Objective.Latency.class::cast)
            .filter(it -> it.statistic() == Statistic.P50 || it.statistic() == Statistic.P99)
            .findFirst();
    statistic = latency.map(Objective.Latency::statistic).orElse(Statistic.P99);
    objective = latency.stream().mapToDouble(Objective.Latency::mostMillis).findFirst();
    points = found.capacity().curve().stream().filter(it -> millis(it) > 0).toList();
    DoubleStream measured = points.stream().mapToDouble(this::millis);
    double[] shown = DoubleStream.concat(measured, objective.stream()).toArray();
    up = LogAxis.over(shown, BOTTOM, TOP);
    double fastest = found.capacity().curve().stream().mapToDouble(Point::rate).max().orElse(1);
    across = new Axis(fastest * HEADROOM, Labels.left(up, Say::millis), WIDTH - 24);
  }

  /** Returns the picture; empty if the run is no search, or measured no response time. */
  static Optional<Drawing> of(RunReport report) {
    return report
        .capacity()
        .map(found -> new CapacityPicture(report, found))
        .filter(it -> !it.points.isEmpty())
        .map(it -> new Drawing(FILE, TITLE, it.svg(), it.description()));
  }

  /** Returns the response time of a probe; 0 if it was not measured. */
  private double millis(Point point) {
    return (statistic == Statistic.P50 ? point.p50Millis() : point.p99Millis()).orElse(0);
  }

  private String svg() {
    String name = report.summary().suite().name() + ": " + TITLE;
    Svg svg = new Svg(WIDTH, HEIGHT, name, description(), PictureStyle.SHEET + MARKS);
    svg.text("head", new Spot(16, 30), TITLE);
    svg.text("note", new Spot(16, 52), statistic.label() + " of each probe; logarithmic");
    axes(svg);
    found.capacity().sustained().ifPresent(rate -> sustained(svg, rate));
    points.forEach(it -> mark(svg, it.answer(), new Spot(across.at(it.rate()), up.at(millis(it)))));
    legend(svg);
    return svg.end();
  }

  private void axes(Svg svg) {
    svg.levels(up, across.start(), across.end(), Say::millis);
    for (double tick : across.ticks()) {
      svg.text("tick middle", new Spot(across.at(tick), BOTTOM + 20), Say.perSecond(tick));
    }
    double middle = (across.start() + across.end()) / 2;
    svg.text("tick middle", new Spot(middle, BOTTOM + 41), "requests sent");
    objective.ifPresent(
        most -> {
          double y = up.at(most);
          svg.line("timeout", new Spot(across.start(), y), new Spot(across.end(), y));
          svg.text("tick", new Spot(across.start() + 6, y - 8), found.slo().toString());
        });
  }

  private void sustained(Svg svg, double rate) {
    double x = across.at(rate);
    svg.line("law", new Spot(x, TOP), new Spot(x, BOTTOM));
    boolean fits = x - across.start() > (WIDTH - across.start()) / 2.0;
    svg.text(
        fits ? "tick right" : "tick",
        new Spot(fits ? x - 6 : x + 6, TOP + 14),
        "held up to " + Say.perSecond(rate));
  }

  private static void mark(Svg svg, Answer answer, Spot at) {
    switch (answer) {
      case HELD -> svg.line("dot c1", at, at);
      case MISSED -> cross(svg, "cross c0", at);
      case INVALID -> cross(svg, "cross c7", at);
    }
  }

  private static void cross(Svg svg, String style, Spot at) {
    for (double slope : new double[] {-1, 1}) {
      svg.line(
          style,
          new Spot(at.x() - ARM, at.y() - slope * ARM),
          new Spot(at.x() + ARM, at.y() + slope * ARM));
    }
  }

  private static void legend(Svg svg) {
    double x = WIDTH - 250;
    for (Answer answer : Answer.values()) {
      mark(svg, answer, new Spot(x, 47));
      svg.text("note", new Spot(x + 13, 52), word(answer));
      x += 82;
    }
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }

  private String description() {
    return report.summary().suite().question()
        + " "
        + statistic.label()
        + " by rate: "
        + points.stream()
            .map(
                it ->
                    Say.perSecond(it.rate())
                        + " "
                        + Say.millis(millis(it))
                        + " "
                        + word(it.answer()))
            .collect(Collectors.joining(", "))
        + ".";
  }
}
