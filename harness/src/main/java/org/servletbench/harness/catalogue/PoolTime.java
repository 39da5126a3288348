package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** How long requests held a thread of a pool: one statistic, from the app's side door. */
public record PoolTime(Pool pool, Of of) implements Metric {

  /** The pool of the thread. */
  public enum Pool {
    HOLD_TIME("requests in a container thread, all passes added", "holdTime"),
    TASK_TIME("tasks of the executor", "taskTime");

    private final String meaning;
    private final String field;

    Pool(String meaning, String field) {
      this.meaning = meaning;
      this.field = field;
    }

    /** Returns the metric of this pool for a statistic. */
    public PoolTime at(Of of) {
      return new PoolTime(this, of);
    }
  }

  /** The statistics of these times. */
  public enum Of {
    COUNT("how many ended", ".count, MEASURE", "no side door"),
    MEAN_MS("mean time", ".sumNanos / count, MEASURE", "none ended"),
    P99_MS("99th percentile of the time", ".histogram, MEASURE", "none ended"),
    MAX_MS("longest time", ".histogram, MEASURE", "none ended");

    private final String meaning;
    private final String field;
    private final String empty;

    Of(String meaning, String field, String empty) {
      this.meaning = meaning;
      this.field = field;
      this.empty = empty;
    }
  }

  static Stream<PoolTime> all() {
    return Arrays.stream(Pool.values()).flatMap(pool -> Arrays.stream(Of.values()).map(pool::at));
  }

  @Override
  public Declaration declared() {
    return new Declaration(
        (pool + "_" + of).toLowerCase(Locale.ROOT),
        of == Of.COUNT ? Kind.COUNT : Kind.LOWER,
        "side door " + pool.field + of.field,
        of.meaning
            + ": "
            + pool.meaning
            + ", from the last reading before `MEASURE` to the one at its end",
        of.empty);
  }
}
