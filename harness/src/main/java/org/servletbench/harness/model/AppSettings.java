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
  private static final int MOST_THREADS = 100_000;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(14);

  public AppSettings {
    variant = variant == null ? AppVariant.DEFAULT : variant; // runs of earlier versions
    Range.require(tomcatThreads, 1, MOST_THREADS, "app.tomcat-threads");
    Range.require(asyncPool, 1, MOST_THREADS, "app.async-pool");
    Range.require(asyncTimeout, SHORTEST, LONGEST, "app.async-timeout");
    Range.require(downstreamTimeout, SHORTEST, LONGEST, "app.downstream-timeout");
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

    private static final int MOST_CONNECTIONS = 1_000_000;

    public Limits {
      Range.require(maxConnections, 1, MOST_CONNECTIONS, "app.max-connections");
      Range.require(acceptCount, 1, MOST_CONNECTIONS, "app.accept-count");
      Range.require(queueCapacity, 1, Integer.MAX_VALUE, "app.queue-capacity");
      Range.require(clientConnections, 0, MOST_CONNECTIONS, "app.client-connections");
    }
  }
}
