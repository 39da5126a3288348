package org.servletbench.harness.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.servletbench.harness.model.Shown;

/** Writes the few elements of SVG that our pictures need; coordinates have one decimal. */
final class Svg {
  /** A position in the picture, in its own units, from the upper left corner. */
  record Spot(double x, double y) {}

  private final StringBuilder text = new StringBuilder();

  /**
   * Starts a picture.
   *
   * @param title name, which a browser shows and a screen reader reads
   * @param description content in sentences, for those who cannot see it
   * @param style style sheet
   */
  Svg(int width, int height, String title, String description, String style) {
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
    text.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width);
    text.append(' ').append(height).append('"');
    text.append(" role=\"img\" aria-labelledby=\"title desc\">\n");
    text.append("<title id=\"title\">").append(escaped(title)).append("</title>\n");
    text.append("<desc id=\"desc\">").append(escaped(description)).append("</desc>\n");
    text.append("<style>\n").append(style).append("</style>\n");
    text.append("<rect class=\"page\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n");
  }

  /** Draws a straight line. */
  void line(String style, Spot from, Spot to) {
    polyline(style, List.of(from, to));
  }

  /** Draws a line through these positions. */
  void polyline(String style, List<Spot> spots) {
    text.append("<path class=\"").append(style).append("\" d=\"");
    path(spots);
    text.append("\"/>\n");
  }

  /** Draws a line across at each labelled value of an upward scale, with its label before it. */
  void levels(Scale up, double from, double to, DoubleFunction<String> said) {
    for (double tick : up.ticks()) {
      line("grid", new Spot(from, up.at(tick)), new Spot(to, up.at(tick)));
      text("tick right", new Spot(from - 8, up.at(tick) + 5), said.apply(tick));
    }
  }

  /** Draws an area: there along the first line and back along the second. */
  void area(String style, List<Spot> there, List<Spot> back) {
    text.append("<path class=\"").append(style).append("\" d=\"");
    path(there);
    text.append('L');
    path(back.reversed(), "");
    text.append("Z\"/>\n");
  }

  /** Writes a text that begins, ends or is centred at this position, by its style. */
  void text(String style, Spot at, String words) {
    text.append("<text class=\"").append(style).append('"');
    text.append(" x=\"").append(number(at.x())).append("\" y=\"").append(number(at.y()));
    text.append("\">").append(escaped(words)).append("</text>\n");
  }

  /** Returns the whole file. */
  String end() {
    return text + "</svg>\n";
  }

  private void path(List<Spot> spots) {
    path(spots, "M");
  }

  private void path(List<Spot> spots, String first) {
    String before = first;
    for (Spot spot : spots) {
      text.append(before).append(number(spot.x())).append(' ').append(number(spot.y()));
      before = "L";
    }
  }

  private static String number(double value) {
    String number = String.format(Locale.ROOT, "%.1f", value);
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  private static String escaped(String words) {
    return Shown.text(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
