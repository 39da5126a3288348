package org.servletbench.harness.catalogue;

import java.util.stream.Stream;

/**
 * The value that queueing theory predicts for a metric.
 *
 * @param of metric that is predicted
 * @param slower whether 2 ms are added to the service time
 */
public record Predicted(Metric of, boolean slower) implements Metric {
  private static final String PREFIX = "predicted_";
  private static final String SLOWER = "_2ms_slower";

  public Predicted(Metric of) {
    this(of, false);
  }

  static Stream<Predicted> all() {
    return Stream.concat(
        Stream.of(
                LoadFigure.TIMEOUTS,
                LoadFigure.TIMEOUT_SHARE,
                LoadFigure.OK_SHARE,
                ServiceFigure.WAITING_AT_WINDOW_END,
                ServiceFigure.DRAINED_AFTER_S,
                LoadFigure.THROUGHPUT_RPS,
                Latency.Kind.LATENCY.at(Statistic.P50),
                Latency.Kind.LATENCY.at(Statistic.P99))
            .map(Predicted::new),
        Stream.of(LoadFigure.TIMEOUTS, Latency.Kind.LATENCY.at(Statistic.P50))
            .map(metric -> new Predicted(metric, true)));
  }

  /** Builds the name, in which the unit stays last. */
  private String name() {
    String unit = "_" + of.unit().symbol();
    return of.label().endsWith(unit)
        ? of.label().substring(0, of.label().length() - unit.length()) + SLOWER + unit
        : of.label() + SLOWER;
  }

  @Override
  public Declaration declared() {
    return new Declaration(
        PREFIX + (slower ? name() : of.label()),
        of.declared().better(),
        Pooling.MEDIAN,
        "theory: even arrivals, FIFO, service_time_ms" + (slower ? " + 2 ms" : ""),
        "`"
            + of.label()
            + "` of a FIFO queue with even arrivals at the suite's rate, the servers of the"
            + " limiting pool, `service_time_ms`"
            + (slower ? " and 2 ms more" : "")
            + ", and the client's timeout",
        "no service time was measured, or the arrivals are not even");
  }
}
