package org.servletbench.harness.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How much of the microbenchmarks is measured. */
public enum MicroLength {
  /** All of it, as the benchmarks themselves say. */
  FULL(3, new Shape(6, 500, 10, 400), new Shape(10, 1000, 8, 700), Map.of()),

  /**
   * One JVM for each benchmark, briefly, and few values of the parameters. What is sparse has a
   * longer warm-up, since its sum is compared with a run whose app was warm.
   */
  QUICK(
      1,
      new Shape(1, 500, 5, 100),
      new Shape(1, 500, 5, 100),
      Map.of(
          "parked", List.of("100"),
          "depth", List.of("20"),
          "perCarrier", List.of("8"),
          "client", List.of("http-url-connection"),
          "strategy",
              List.of("blocking", "async-blocking", "async-non-blocking", "virtual-threads"),
          "way",
              List.of(
                  "servlet",
                  "async-context",
                  "entity",
                  "entity-on-virtual-thread",
                  "completable-future-elsewhere")));

  private static final Shape QUICK_AND_SPARSE = new Shape(4, 1000, 5, 200);

  private record Shape(int warmUps, int warmUpMillis, int iterations, int millis) {
    Duration whole() {
      return Duration.ofMillis(warmUps * warmUpMillis + iterations * millis);
    }

    List<String> options(int forks) {
      return List.of(
          "-f", "" + forks,
          "-wi", "" + warmUps,
          "-w", warmUpMillis + "ms",
          "-i", "" + iterations,
          "-r", millis + "ms");
    }
  }

  /** The time that JMH's own JVM takes, once for each benchmark, on two cores. */
  private static final Duration LAUNCH = Duration.ofMillis(350);

  /** The time to start the JVM of a combination and to end it. */
  private static final Duration START = Duration.ofMillis(800);

  /** Likewise, with the app in it. */
  private static final Duration START_WITH_APP = Duration.ofMillis(3400);

  private final int forks;
  private final Shape alone;
  private final Shape longer;
  private final Map<String, List<String>> values;

  MicroLength(int forks, Shape alone, Shape longer, Map<String, List<String>> values) {
    this.forks = forks;
    this.alone = alone;
    this.longer = longer;
    this.values = values;
  }

  private Shape shape(MicroTask task) {
    return this == QUICK && task.isSparse()
        ? QUICK_AND_SPARSE
        : task.warmsUpForLong() ? longer : alone;
  }

  /** Returns JMH's options. */
  public List<String> options(MicroTask task) {
    return shape(task).options(forks);
  }

  /** Returns how many JVMs measure each combination. */
  public int forks() {
    return forks;
  }

  /** Returns for how long a JVM warms up and measures. */
  public Duration measured(MicroTask task) {
    return shape(task).whole();
  }

  /** Returns the task with the values that are measured. */
  public MicroTask of(MicroTask task) {
    return task.with(values);
  }

  /** Estimates how long it takes to measure tasks. */
  public Duration estimate(List<MicroTask> tasks) {
    return tasks.stream().map(this::estimate).reduce(Duration.ZERO, Duration::plus);
  }

  private Duration estimate(MicroTask task) {
    Duration start = task.startsApp() ? START_WITH_APP : START;
    return LAUNCH.plus(measured(task).plus(start).multipliedBy((long) forks * task.combinations()));
  }
}
