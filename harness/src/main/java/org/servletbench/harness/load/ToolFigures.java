package org.servletbench.harness.load;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.Outcome;

/** Collects the figures of one tool, each source beginning with its name. */
final class ToolFigures {
  private final List<Figure> figures = new ArrayList<>();
  private final String tool;

  ToolFigures(String tool) {
    this.tool = tool;
  }

  void count(String metric, double value, String field) {
    add(metric, OptionalDouble.of(value), "1", field);
  }

  void add(String metric, OptionalDouble value, String unit, String field) {
    figures.add(new Figure(metric, value, unit, tool + " " + field));
  }

  /** A value that the tool gives no figure for. */
  void missing(String metric, String unit, String reason) {
    add(metric, OptionalDouble.empty(), unit, reason);
  }

  /** Requests with an answer and good ones, per second of the tool's own duration. */
  void rates(double completed, double ok, double seconds, String field) {
    add("throughput_rps", OptionalDouble.of(completed / seconds), "1/s", "completed / " + field);
    add("goodput_rps", OptionalDouble.of(ok / seconds), "1/s", "ok / " + field);
  }

  /** What neither wrk nor ab tells: outcomes one by one, and the latency of good answers alone. */
  void missingOutcomes() {
    missing("sent", "1", "does not tell what was sent and not answered");
    for (Outcome outcome : Outcome.values()) {
      if (outcome != Outcome.OK) {
        missing(outcome.metric(), "1", "does not tell outcomes apart");
      }
    }
    missing("timeouts", "1", "gives up on no single request");
    Stream.of("p50", "p90", "p99", "max", "mean")
        .forEach(
            statistic ->
                missing("ok_latency_" + statistic + "_ms", "ms", "mixes good and bad answers"));
  }

  List<Figure> all() {
    return figures;
  }
}
