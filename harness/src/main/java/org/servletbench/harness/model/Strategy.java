package org.servletbench.harness.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One way the app waits for the downstream. */
public enum Strategy {
  BLOCKING("/blockingRequestProcessing", LimitingPool.TOMCAT_THREADS),
  ASYNC_BLOCKING("/asyncBlockingRequestProcessing", LimitingPool.EXECUTOR),
  ASYNC_NON_BLOCKING("/asyncNonBlockingRequestProcessing", LimitingPool.NONE),
  ASYNC_CONTEXT("/asyncprocess", LimitingPool.EXECUTOR),
  VIRTUAL_THREADS("/virtualThreadRequestProcessing", LimitingPool.NONE);

  /**
   * What the servers of the theory are: a thread of this pool is held while the downstream works.
   */
  public enum LimitingPool {
    /** Tomcat's threads, each held for the hold time. */
    TOMCAT_THREADS,
    /** The app's executor, each thread held for the task time. */
    EXECUTOR,
    /** Nothing is held. */
    NONE
  }

  private final String path;
  private final LimitingPool limitingPool;

  Strategy(String path, LimitingPool limitingPool) {
    this.path = path;
    this.limitingPool = limitingPool;
  }

  /** Path of its endpoint. */
  public String path() {
    return path;
  }

  public LimitingPool limitingPool() {
    return limitingPool;
  }

  /** Name in suites and reports, such as {@code async-blocking}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The strategy of that name.
   *
   * @throws IllegalArgumentException naming the known ones
   */
  public static Strategy of(String label) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown strategy '"
                        + label
                        + "'; known: "
                        + Arrays.stream(values())
                            .map(Strategy::label)
                            .collect(Collectors.joining(", "))));
  }
}
