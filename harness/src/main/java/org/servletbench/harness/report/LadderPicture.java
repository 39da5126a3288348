package org.servletbench.harness.report;

import static org.servletbench.harness.report.PictureStyle.BOTTOM;
import static org.servletbench.harness.report.PictureStyle.HEIGHT;
import static org.servletbench.harness.report.PictureStyle.LABEL_GAP;
import static org.servletbench.harness.report.PictureStyle.LEAST_ACROSS;
import static org.servletbench.harness.report.PictureStyle.LINE;
import static org.servletbench.harness.report.PictureStyle.TOP;
import static org.servletbench.harness.report.PictureStyle.WIDTH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.servletbench.harness.report.Ladder.Climb;
import org.servletbench.harness.report.Svg.Spot;
import org.servletbench.harness.verify.Crossover;

/**
 * Draws a figure over the steps of a ladder, a line for each way to wait. Steps stand at equal
 * distances. Times that spread over decades have a logarithmic axis.
 */
final class LadderPicture {
  private static final String FILE = "ladder.svg";

  private static final double HEADROOM = 1.1;

  private final RunReport report;
  private final Ladder ladder;
  private final Scale up;
  private final double left;
  private final double right;

  private LadderPicture(RunReport report, Ladder ladder) {
    this.report = report;
    this.ladder = ladder;
    double[] values =
        ladder.climbs().stream()
            .flatMap(climb -> climb.figures().values().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    up =
        ladder.kind() == Ladder.Kind.DELAY
            ? LogAxis.over(values, BOTTOM, TOP)
            : new Axis(HEADROOM * Arrays.stream(values).max().orElseThrow(), BOTTOM, TOP);
    left = Labels.left(up, this::said);
    double names =
        ladder.climbs().stream()
            .mapToDouble(climb -> Labels.width(List.of(name(climb))))
            .max()
            .orElseThrow();
    right = Math.max(left + LEAST_ACROSS, WIDTH - LABEL_GAP - 12 - names);
  }

  private static String name(Climb climb) {
    return Lines.shortened(climb.name(), PictureStyle.MOST_NAME);
  }

  /** Returns the picture; empty if the run is no ladder, or one of too many ways. */
  static Optional<Drawing> of(RunReport report) {
    return Ladder.of(report.summary().scenarios())
        .filter(ladder -> ladder.climbs().size() <= PictureStyle.COLOURS)
        .map(ladder -> new LadderPicture(report, ladder))
        .map(it -> new Drawing(FILE, it.ladder.kind().title(), it.svg(), it.description()));
  }

  private String svg() {
    String title = report.summary().suite().name() + ": " + ladder.kind().title();
    Svg svg = new Svg(WIDTH, HEIGHT, title, description(), PictureStyle.SHEET);
    svg.text("head", new Spot(16, 30), ladder.kind().title());
    svg.text("note", new Spot(16, 52), subtitle());
    axes(svg);
    turn(svg);
    for (int i = ladder.climbs().size() - 1; i >= 0; i--) {
      svg.polyline("line c" + i, spots(ladder.climbs().get(i)));
    }
    labels(svg);
    return svg.end();
  }

  private void axes(Svg svg) {
    svg.levels(up, left, right, this::said);
    for (int i = 0; i < ladder.steps().size(); i++) {
      String step = ladder.kind().said(ladder.steps().get(i));
      svg.text("tick middle", new Spot(across(i), BOTTOM + 20), step);
    }
    svg.text("tick middle", new Spot((left + right) / 2, BOTTOM + 41), ladder.kind().across());
  }

  /** Draws where theory has the pool of the first way full. */
  private void turn(Svg svg) {
    if (ladder.kind() == Ladder.Kind.DELAY) {
      Crossover.of(report.summary()).stream()
          .filter(each -> each.predicted().isPresent())
          .findFirst()
          .ifPresent(each -> turn(svg, each.base(), each.predicted().getAsDouble()));
    }
  }

  private void turn(Svg svg, String base, double millis) {
    String text = base + " is full, by theory: " + Say.millis(millis);
    ladder
        .among(millis)
        .ifPresent(
            at -> {
              double x = across(at);
              boolean fits = x - 6 - text.length() * PictureStyle.CHARACTER > left;
              svg.line("law", new Spot(x, TOP), new Spot(x, BOTTOM));
              svg.text(
                  fits ? "tick right" : "tick", new Spot(fits ? x - 6 : x + 6, TOP + 14), text);
            });
  }

  private List<Spot> spots(Climb climb) {
    List<Spot> spots = new ArrayList<>();
    climb
        .figures()
        .forEach((step, figure) -> spots.add(new Spot(across(index(step)), up.at(figure))));
    return spots;
  }

  private int index(double step) {
    return ladder.steps().indexOf(step);
  }

  private double across(double at) {
    return left + at / (ladder.steps().size() - 1) * (right - left);
  }

  /** Writes names beside the ends of the lines. */
  private void labels(Svg svg) {
    List<Climb> fromBelow =
        ladder.climbs().stream()
            .sorted(Comparator.comparingDouble(climb -> climb.figures().lastEntry().getValue()))
            .toList();
    double[] ends = fromBelow.stream().mapToDouble(it -> spots(it).getLast().y()).toArray();
    double[] heights = new double[ends.length];
    Arrays.fill(heights, LINE);
    double[] middles = Labels.middles(ends, heights);
    double x = right + LABEL_GAP;
    for (int i = 0; i < middles.length; i++) {
      Climb climb = fromBelow.get(i);
      Spot end = spots(climb).getLast();
      svg.polyline(
          "leader c" + ladder.climbs().indexOf(climb),
          List.of(end, new Spot(right + 8, end.y()), new Spot(x - 8, middles[i])));
      svg.text("name", new Spot(x, middles[i] + 5), name(climb));
    }
  }

  private String subtitle() {
    return up instanceof LogAxis
        ? "median of the valid trials; logarithmic"
        : "median of the valid trials";
  }

  private String description() {
    return report.summary().suite().question()
        + " "
        + ladder.kind().title()
        + ". "
        + ladder.climbs().stream().map(this::sentence).collect(Collectors.joining(" "));
  }

  private String sentence(Climb climb) {
    return climb.name()
        + ": "
        + climb.figures().entrySet().stream()
            .map(each -> said(each.getValue()) + " at " + ladder.kind().said(each.getKey()))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private String said(double figure) {
    return Say.figure(ladder.kind().figure(), figure);
  }
}
