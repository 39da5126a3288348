package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** How long requests took: one statistic of one kind of latency. */
public record Latency(Kind kind, Statistic statistic) implements Metric {

  /** The kinds of latency: where it starts and ends, and which requests count. */
  public enum Kind {
    /** Ok and timed-out requests, from the intended start if the driver knows it. */
    LATENCY("latency of ok and timed-out requests, timeouts at the client's timeout", ""),
    OK_LATENCY("latency of ok requests", "; wrk, ab: they mix good and bad answers"),
    SERVED("done - sent, over ok and timed-out requests: what the server did", "; open-loop only");

    private final String meaning;
    private final String empty;

    Kind(String meaning, String empty) {
      this.meaning = meaning;
      this.empty = empty;
    }

    /** Returns the metric of this kind for a statistic. */
    public Latency at(Statistic statistic) {
      return new Latency(this, statistic);
    }

    private Stream<Latency> all() {
      return Arrays.stream(Statistic.values())
          .filter(statistic -> this == LATENCY || !statistic.isOfTools())
          .map(this::at);
    }

    /** Returns a name such as {@code ok_latency}. */
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
        Better.LOWER,
        Pooling.MEDIAN,
        "the driver; the row says which of its fields",
        statistic.meaning() + ": " + kind.meaning,
        statistic.empty() + kind.empty);
  }
}
