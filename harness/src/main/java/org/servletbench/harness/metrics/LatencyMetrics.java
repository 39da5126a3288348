package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.Statistic.MAX;
import static org.servletbench.harness.catalogue.Statistic.MEAN;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P90;
import static org.servletbench.harness.catalogue.Statistic.P95;
import static org.servletbench.harness.catalogue.Statistic.P99;
import static org.servletbench.harness.catalogue.Statistic.P999;
import static org.servletbench.harness.catalogue.Statistic.SLOW_SHARE;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Outcome;

/** Adds the figures of a distribution of latencies, whichever driver recorded it. */
final class LatencyMetrics {
  /** The statistics for which a resolution of milliseconds is fine enough. */
  static final List<Statistic> OF_MILLIS = List.of(P50, P90, P95, P99, MAX, MEAN);

  static final List<Statistic> OF_NANOS = List.of(P50, P90, P95, P99, P999, SLOW_SHARE, MAX, MEAN);

  private LatencyMetrics() {}

  /** How long those took that failed, each way to fail on its own; none where none did. */
  static void addFailures(
      Outcomes outcomes,
      Function<Outcome, Function<Statistic, OptionalDouble>> values,
      Function<Outcome, String> source,
      MeasurementCollector rows) {
    Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.isFailure() && outcomes.of(outcome) > 0)
        .forEach(
            outcome ->
                add(
                    outcome.latency(),
                    Latency.FEW,
                    values.apply(outcome),
                    source.apply(outcome),
                    rows));
  }

  static void add(
      Latency.Kind kind,
      List<Statistic> told,
      Function<Statistic, OptionalDouble> values,
      String source,
      MeasurementCollector rows) {
    for (Statistic statistic : told) {
      rows.add(
          kind.at(statistic),
          values.apply(statistic),
          source + (statistic == SLOW_SHARE ? ": share beyond twice the median" : ""));
    }
  }
}
