package org.servletbench.harness.model;

import java.time.Duration;

/**
 * How the app is started; the same for every strategy of a suite unless a scenario says otherwise.
 *
 * @param tomcatThreads the most threads that Tomcat's connector may have
 * @param asyncPool threads of the executor behind async-blocking and async-context
 * @param asyncTimeout until Tomcat answers 503 for an async request
 * @param downstreamTimeout until a downstream call counts as too slow
 * @param limits bounds that are wide unless a suite narrows them
 * @param variant client, container, JVM and further properties
 */
public record AppSettings(
    int tomcatThreads,
    int asyncPool,
    Duration asyncTimeout,
    Duration downstreamTimeout,
    Limits limits,
    AppVariant variant) {
  public AppSettings {
    variant = variant == null ? AppVariant.DEFAULT : variant; // runs of earlier versions
    requirePositive(tomcatThreads, "app.tomcat-threads");
    requirePositive(asyncPool, "app.async-pool");
    requirePositive(asyncTimeout.toMillis(), "app.async-timeout (in ms)");
    requirePositive(downstreamTimeout.toMillis(), "app.downstream-timeout (in ms)");
  }

  /** The app's own variant. */
  public AppSettings(
      int tomcatThreads,
      int asyncPool,
      Duration asyncTimeout,
      Duration downstreamTimeout,
      Limits limits) {
    this(tomcatThreads, asyncPool, asyncTimeout, downstreamTimeout, limits, AppVariant.DEFAULT);
  }

  /**
   * Bounds of the connector and of the clients.
   *
   * @param maxConnections that Tomcat keeps open at once
   * @param acceptCount listen backlog
   * @param queueCapacity requests that may wait for a Tomcat thread
   * @param clientConnections to the downstream, of either client; 0 for no bound
   */
  public record Limits(
      int maxConnections, int acceptCount, int queueCapacity, int clientConnections) {
    /** Tomcat's own defaults, and clients without a bound. */
    public static final Limits DEFAULT = new Limits(8192, 100, Integer.MAX_VALUE, 0);

    public Limits {
      requirePositive(maxConnections, "app.max-connections");
      requirePositive(acceptCount, "app.accept-count");
      requirePositive(queueCapacity, "app.queue-capacity");
      requirePositive(clientConnections + 1L, "app.client-connections + 1");
    }
  }

  private static void requirePositive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
