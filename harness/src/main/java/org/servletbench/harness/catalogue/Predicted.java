package org.servletbench.harness.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** The value that queueing theory predicts for a metric, from a service time. */
public record Predicted(Metric of, Basis basis) implements Metric {
  private static final String PREFIX = "predicted_";
  private static final Metric SERVICE_TIME = ServiceFigure.SERVICE_TIME_MS;
  private static final Metric P50 = Latency.Kind.LATENCY.at(Statistic.P50);
  private static final List<Metric> FIGURES =
      List.of(
          LoadFigure.TIMEOUTS,
          LoadFigure.TIMEOUT_SHARE,
          LoadFigure.OK_SHARE,
          ServiceFigure.WAITING_AT_WINDOW_END,
          ServiceFigure.DRAINED_AFTER_S,
          LoadFigure.THROUGHPUT_RPS,
          P50,
          Latency.Kind.LATENCY.at(Statistic.P99));
  private static final List<Metric> JUDGED =
      List.of(LoadFigure.TIMEOUTS, ServiceFigure.WAITING_AT_WINDOW_END, P50);

  /** The service time that it is computed from. */
  public enum Basis {
    /** Known without the trial: only this one can fail. */
    A_PRIORI("", "a service time known without this trial"),
    /** The same with all that it leaves out. */
    SLOWER("_slower", "a service time known without this trial and the most that it leaves out"),
    /** Measured in the trial itself: it says whether the trial agrees with itself. */
    OWN("_from_own_service_time", "this trial's own `service_time_ms`");

    private final String suffix;
    private final String words;

    Basis(String suffix, String words) {
      this.suffix = suffix;
      this.words = words;
    }
  }

  public Predicted(Metric of) {
    this(of, Basis.A_PRIORI);
  }

  static Stream<Predicted> all() {
    return Stream.of(
            of(List.of(SERVICE_TIME), Basis.A_PRIORI),
            of(List.of(SERVICE_TIME), Basis.SLOWER),
            of(FIGURES, Basis.A_PRIORI),
            of(JUDGED, Basis.SLOWER),
            of(FIGURES, Basis.OWN))
        .flatMap(predicted -> predicted);
  }

  private static Stream<Predicted> of(List<Metric> metrics, Basis basis) {
    return metrics.stream().map(metric -> new Predicted(metric, basis));
  }

  /** Builds the name, in which the unit stays last. */
  private String name() {
    String unit = "_" + of.unit().symbol();
    return of.label().endsWith(unit)
        ? of.label().substring(0, of.label().length() - unit.length()) + basis.suffix + unit
        : of.label() + basis.suffix;
  }

  @Override
  public Declaration declared() {
    return new Declaration(
        PREFIX + name(),
        of.declared().kind().asValue(),
        source(basis),
        of.equals(SERVICE_TIME)
            ? "`service_time_ms` as "
                + basis.words
                + ": the downstream delay and what the way to wait adds to it, as the `source` says"
            : "`"
                + of.label()
                + "` of a FIFO queue with even arrivals at the suite's rate, the servers of the"
                + " limiting pool, the client's timeout, and "
                + basis.words,
        basis == Basis.OWN
            ? "no service time was measured, or the arrivals are not even"
            : "the arrivals are not even, the app gives up before the client, or delay 0");
  }

  private static String source(Basis basis) {
    Predicted service = new Predicted(SERVICE_TIME, basis);
    return "theory: even arrivals, FIFO, "
        + (basis == Basis.OWN ? SERVICE_TIME.label() : PREFIX + service.name());
  }
}
