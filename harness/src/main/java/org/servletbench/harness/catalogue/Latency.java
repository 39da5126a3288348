package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long requests took: one statistic of one kind of latency. */
public record Latency(Kind kind, Statistic statistic) implements Metric {
  /** What is told of requests that failed in one way. */
  public static final List<Statistic> FEW = List.of(Statistic.P50, Statistic.P99, Statistic.MAX);

  /** The kinds of latency: where it starts and ends, and which requests count. */
  public enum Kind {
    /** From the intended start where the driver knows it: of everybody, however it ended. */
    LATENCY(
        "latency of all requests however they ended, timeouts at the client's timeout",
        "",
        LoadFigure.COMPLETED),
    OK_LATENCY("latency of ok requests", "; wrk, ab: they mix good and bad answers", LoadFigure.OK),
    SERVED(
        "done - sent, over all requests that were sent: what the server did",
        "; open-loop only",
        LoadFigure.SENT),
    HTTP_4XX_LATENCY(
        "latency of requests answered with 4xx", Kind.NO_SUCH_OUTCOME, LoadFigure.HTTP_4XX),
    HTTP_5XX_LATENCY(
        "latency of requests answered with 5xx", Kind.NO_SUCH_OUTCOME, LoadFigure.HTTP_5XX),
    CONNECT_REFUSED_LATENCY(
        "latency of refused connections", Kind.NO_SUCH_OUTCOME, LoadFigure.CONNECT_REFUSED),
    RESET_LATENCY(
        "latency of requests whose connection was cut", Kind.NO_SUCH_OUTCOME, LoadFigure.RESET),
    STALE_CONNECTION_LATENCY(
        "latency of requests on a stale connection",
        Kind.NO_SUCH_OUTCOME,
        LoadFigure.STALE_CONNECTION),
    OTHER_LATENCY(
        "latency of requests that ended otherwise", Kind.NO_SUCH_OUTCOME, LoadFigure.OTHER);

    private static final String NO_SUCH_OUTCOME = "; no request ended so; wrk, ab";

    private final String meaning;
    private final String empty;
    private final LoadFigure countedBy;

    Kind(String meaning, String empty, LoadFigure countedBy) {
      this.meaning = meaning;
      this.empty = empty;
      this.countedBy = countedBy;
    }

    /** How many requests there are of the kind. */
    public LoadFigure countedBy() {
      return countedBy;
    }

    /** Returns the metric of this kind for a statistic. */
    public Latency at(Statistic statistic) {
      return new Latency(this, statistic);
    }

    private Stream<Latency> all() {
      return Arrays.stream(Statistic.values())
          .filter(statistic -> this == LATENCY || !statistic.isOfTools())
          .filter(statistic -> !isOfOneFailure() || FEW.contains(statistic))
          .map(this::at);
    }

    /** Whether it is of the requests that failed in one way. */
    private boolean isOfOneFailure() {
      return !EnumSet.of(LATENCY, OK_LATENCY, SERVED).contains(this);
    }

    /** Such as {@code ok_latency}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Stream<Latency> all() {
    return Arrays.stream(Kind.values()).flatMap(Kind::all);
  }

  @Override
  public Declaration declared() {
    return new Declaration(
        kind.label() + "_" + statistic.suffix(),
        Metric.Kind.LOWER,
        Words.DRIVER,
        statistic.meaning() + ": " + kind.meaning,
        statistic.empty() + kind.empty);
  }
}
