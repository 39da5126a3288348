package org.servletbench.harness.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How much of the microbenchmarks is measured. */
public enum MicroLength {
  /** All of it, as the benchmarks themselves say. */
  FULL(
      3,
      Duration.ofMillis(5 * (300 + 300)),
      Duration.ofMillis(5 * (800 + 600)),
      List.of(),
      Map.of()),

  /** One JVM for each benchmark, briefly, and few values of the parameters. */
  QUICK(
      1,
      Duration.ofMillis(500 + 5 * 100),
      Duration.ofMillis(500 + 5 * 100),
      List.of("-f", "1", "-wi", "1", "-w", "500ms", "-i", "5", "-r", "100ms"),
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

  /** The time that JMH's own JVM takes, once for each benchmark, on two cores. */
  private static final Duration LAUNCH = Duration.ofMillis(350);

  /** The time to start the JVM of a combination and to end it. */
  private static final Duration START = Duration.ofMillis(800);

  /** Likewise, with the app in it. */
  private static final Duration START_WITH_APP = Duration.ofMillis(3400);

  private final int forks;
  private final Duration measured;
  private final Duration measuredWithApp;
  private final List<String> options;
  private final Map<String, List<String>> values;

  MicroLength(
      int forks,
      Duration measured,
      Duration measuredWithApp,
      List<String> options,
      Map<String, List<String>> values) {
    this.forks = forks;
    this.measured = measured;
    this.measuredWithApp = measuredWithApp;
    this.options = options;
    this.values = values;
  }

  /** Returns JMH's options; none where the benchmarks' own settings are kept. */
  public List<String> options() {
    return options;
  }

  /** Returns how many JVMs measure each combination. */
  public int forks() {
    return forks;
  }

  /** Returns for how long a JVM warms up and measures. */
  public Duration measured(boolean withApp) {
    return withApp ? measuredWithApp : measured;
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
    return LAUNCH.plus(
        measured(task.startsApp()).plus(start).multipliedBy((long) forks * task.combinations()));
  }
}
