package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.servletbench.harness.metrics.Course;

/**
 * A chart of the page, as data.
 *
 * @param unit unit of its values: ms, rps, bytes, cores or 1
 * @param across meaning of its horizontal axis: s (seconds) or tail (1 over the share beyond)
 * @param lines its lines, each with a value or null for each position
 */
record Chart(String title, String unit, String across, List<Double> at, List<Line> lines) {
  /**
   * A line.
   *
   * @param style name of its colour and dash in the style sheet
   */
  record Line(String name, String style, List<Double> values) {}

  /** A figure over the run, with its name and style. */
  record Drawn(String name, String style, Course course) {}

  /** Returns a chart over the seconds in which any of its figures has a value. */
  static Chart over(String title, String unit, List<Drawn> figures) {
    TreeSet<Integer> seconds = new TreeSet<>();
    figures.forEach(figure -> seconds.addAll(figure.course().seconds().keySet()));
    return new Chart(
        title,
        unit,
        "s",
        seconds.stream().map(Integer::doubleValue).toList(),
        figures.stream()
            .filter(figure -> !figure.course().seconds().isEmpty())
            .map(figure -> line(figure, seconds))
            .toList());
  }

  private static Line line(Drawn figure, TreeSet<Integer> seconds) {
    List<Double> values = new ArrayList<>();
    seconds.forEach(second -> values.add(figure.course().seconds().get(second)));
    return new Line(figure.name(), figure.style(), values);
  }

  boolean isEmpty() {
    return lines.isEmpty() || at.size() < 2;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", title);
    json.put("unit", unit);
    json.put("across", across);
    json.put("at", at);
    json.put("lines", lines.stream().map(Chart::json).toList());
    return json;
  }

  private static Map<String, Object> json(Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", line.name());
    json.put("style", line.style());
    json.put("values", line.values());
    return json;
  }
}
