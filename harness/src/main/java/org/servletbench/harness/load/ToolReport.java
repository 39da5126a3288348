package org.servletbench.harness.load;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.system.RunFile;

/**
 * The report that a load generator without a row per request prints about its run.
 *
 * @param durationSeconds how long the tool says that it ran
 * @param figures the tool's figures, each metric once
 */
public record ToolReport(double durationSeconds, List<Figure> figures) {
  public ToolReport {
    if (!(durationSeconds > 0)) {
      throw new IllegalArgumentException(
          "a run must have lasted longer than 0 s, not " + durationSeconds + " s");
    }
    figures = List.copyOf(figures);
    long metrics = figures.stream().map(Figure::metric).distinct().count();
    if (metrics != figures.size()) {
      throw new IllegalArgumentException("a metric occurs twice: " + figures);
    }
  }

  /**
   * Reads what a tool printed.
   *
   * @throws BenchException as the reader does, with the file's name added
   */
  static ToolReport read(Path file, Function<String, ToolReport> reader) {
    try {
      return reader.apply(RunFile.text(file));
    } catch (BenchException e) {
      throw e.getMessage().contains(file.toString())
          ? e
          : BenchException.machine(Text.of("%s (%s)", e.getMessage(), file), e);
    } catch (IllegalArgumentException e) {
      throw BenchException.machine(file + " holds figures that cannot be", e);
    }
  }

  /**
   * Returns the value of a metric; empty when the tool cannot measure it.
   *
   * @throws IllegalArgumentException for a metric that is not in the report
   */
  public OptionalDouble value(Metric metric) {
    return figures.stream()
        .filter(figure -> figure.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no metric " + metric.label()))
        .value();
  }
}
