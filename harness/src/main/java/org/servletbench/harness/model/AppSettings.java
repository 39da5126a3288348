package org.servletbench.harness.model;

import java.time.Duration;

/**
 * The settings that the app starts with, the same for every strategy of a suite unless a scenario
 * overrides them.
 *
 * @param tomcatThreads most threads of Tomcat's connector
 * @param asyncPool threads of the executor behind async-blocking and async-context
 * @param asyncTimeout time after which Tomcat answers an async request with 503
 * @param downstreamTimeout how long a downstream call may take before it counts as too slow
 * @param limits limits, which are wide unless a suite narrows them
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

  /** Makes settings with the app's default variant. */
  public AppSettings(
      int tomcatThreads,
      int asyncPool,
      Duration asyncTimeout,
      Duration downstreamTimeout,
      Limits limits) {
    this(tomcatThreads, asyncPool, asyncTimeout, downstreamTimeout, limits, AppVariant.DEFAULT);
  }

  /**
   * The limits of the connector and the clients.
   *
   * @param maxConnections most connections that Tomcat keeps open
   * @param acceptCount listen backlog
   * @param queueCapacity requests that may wait for a Tomcat thread
   * @param clientConnections most connections of either client to the downstream; 0 for no limit
   */
  public record Limits(
      int maxConnections, int acceptCount, int queueCapacity, int clientConnections) {
    /** Tomcat's own defaults, and clients without a limit. */
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
