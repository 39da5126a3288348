package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.ConnectionFigure.*;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/** Adds the memory that open connections keep, in the process and in the kernel. */
record ConnectionMetrics(TrialRecord record, Window window, MeasurementCollector rows) {
  /** The fewest connections that outweigh what a process and a kernel gain by themselves. */
  static final int LEAST = CostMetrics.LEAST_IN_FLIGHT;

  private static final double KIB = 1024;
  private static final double MIB = KIB * KIB;

  /** Adds nothing for a target with a downstream, whose sockets are not all its clients'. */
  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    if (record.scenario().delay().isEmpty()) {
      new ConnectionMetrics(record, window, rows).add();
    }
  }

  private void add() {
    Series app = Series.of(record, Reading.APP);
    OptionalDouble connections = over(LEAST, app.peakOverRest(window, r -> r.use().fds()));
    rows.add(
        RSS_KIB_PER_CONNECTION,
        each(app.peakOverRest(window, r -> r.use().rssBytes() / KIB), connections));
    if (!Series.of(record, Reading.SLAB).readings().isEmpty()) {
      rows.add(CONNECTIONS_HELD, connections);
      kernel(connections);
    }
  }

  private void kernel(OptionalDouble connections) {
    rows.add(SOCKETS_PER_CONNECTION, each(kept(Reading.SOCKETS, ProcessReading::fds), connections));
    addEach(SOCKET_BUFFER_KIB_PER_CONNECTION, Reading.SOCKETS, connections);
    addEach(SLAB_KIB_PER_CONNECTION, Reading.SLAB, connections);
    addEach(SLAB_UNRECLAIMABLE_KIB_PER_CONNECTION, Reading.SLAB_UNRECLAIMABLE, connections);
    OptionalDouble all = connections.isPresent() ? kernelBytes() : OptionalDouble.empty();
    rows.add(KERNEL_KIB_PER_CONNECTION, each(by(KIB, all), connections));
    rows.add(KERNEL_GROWTH_MIB, by(MIB, all));
  }

  private void addEach(Metric metric, String part, OptionalDouble connections) {
    rows.add(metric, each(by(KIB, kept(part, ProcessReading::rssBytes)), connections));
  }

  /** Adds up the parts; empty if the kernel does not tell one of them. */
  private OptionalDouble kernelBytes() {
    double sum = 0;
    for (String part : Reading.KERNEL) {
      OptionalDouble kept = kept(part, ProcessReading::rssBytes);
      if (kept.isEmpty()) {
        return kept;
      }
      sum += kept.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  /** Returns the median in the window less the least before: a single peak may be anybody's. */
  private OptionalDouble kept(String part, ToDoubleFunction<ProcessReading> figure) {
    Series series = Series.of(record, part);
    double[] inside =
        series.inside(window).stream().mapToDouble(r -> figure.applyAsDouble(r.use())).toArray();
    OptionalDouble rest = series.leastBefore(window, r -> figure.applyAsDouble(r.use()));
    return inside.length > 0 && rest.isPresent()
        ? OptionalDouble.of(Medians.median(inside) - rest.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble over(double least, OptionalDouble value) {
    return value.isPresent() && value.getAsDouble() >= least ? value : OptionalDouble.empty();
  }

  private static OptionalDouble by(double unit, OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / unit) : value;
  }

  private static OptionalDouble each(OptionalDouble all, OptionalDouble connections) {
    return connections.isPresent() ? by(connections.getAsDouble(), all) : connections;
  }
}
