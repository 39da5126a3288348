package org.servletbench.harness.load;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Figure;

/**
 * What a load generator that keeps no row per request says about its run.
 *
 * @param durationSeconds how long it says that it ran
 * @param figures each metric once
 */
public record ToolReport(double durationSeconds, List<Figure> figures) {
  public ToolReport {
    if (!(durationSeconds > 0)) {
      throw new IllegalArgumentException("a run must have lasted, not " + durationSeconds + " s");
    }
    figures = List.copyOf(figures);
    long metrics = figures.stream().map(Figure::metric).distinct().count();
    if (metrics != figures.size()) {
      throw new IllegalArgumentException("a metric occurs twice: " + figures);
    }
  }

  /**
   * Value of a metric; empty when the tool cannot measure it.
   *
   * @throws IllegalArgumentException for a metric that is not in the report
   */
  public OptionalDouble value(String metric) {
    return figures.stream()
        .filter(figure -> figure.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no metric " + metric))
        .value();
  }
}
