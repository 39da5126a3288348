package org.servletbench.harness.load;

import static org.servletbench.harness.catalogue.Latency.Kind.OK_LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.SENT;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.MEAN;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P95;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.Outcome;

/** Collects the figures of one tool; each source begins with the tool's name. */
final class ToolFigures {
  private final List<Figure> figures = new ArrayList<>();
  private final String tool;

  ToolFigures(String tool) {
    this.tool = tool;
  }

  /** Adds a figure that only this tool reports. */
  void add(Metric metric, OptionalDouble value) {
    figures.add(new Figure(metric, value, metric.source()));
  }

  void count(Metric metric, double value) {
    add(metric, OptionalDouble.of(value));
  }

  void count(Metric metric, double value, String field) {
    add(metric, OptionalDouble.of(value), field);
  }

  void add(Metric metric, OptionalDouble value, String field) {
    figures.add(new Figure(metric, value, tool + " " + field));
  }

  /** Adds an empty figure for a metric that the tool does not report. */
  void missing(Metric metric, String reason) {
    add(metric, OptionalDouble.empty(), reason);
  }

  /** Adds the rates of answers and of good answers, per second of the tool's own duration. */
  void rates(double completed, double ok, double seconds, String field) {
    add(THROUGHPUT_RPS, OptionalDouble.of(completed / seconds), "completed / " + field);
    add(GOODPUT_RPS, OptionalDouble.of(ok / seconds), "ok / " + field);
  }

  /**
   * Adds empty figures for what neither wrk nor ab reports: single outcomes, and the latency of
   * good answers alone.
   */
  void missingOutcomes() {
    missing(SENT, "does not tell what was sent and not answered");
    for (Outcome outcome : Outcome.values()) {
      if (outcome != Outcome.OK) {
        missing(outcome.metric(), "does not tell outcomes apart");
      }
    }
    missing(TIMEOUTS, "gives up on no single request");
    Stream.of(P50, P90, P95, P99, MAX, MEAN)
        .forEach(it -> missing(OK_LATENCY.at(it), "mixes good and bad answers"));
  }

  List<Figure> all() {
    return figures;
  }
}
