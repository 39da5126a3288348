package org.servletbench.harness.model;

import java.time.Duration;

/**
 * How the app is started; the same for every strategy of a suite unless a scenario says otherwise.
 *
 * @param tomcatThreads the most threads that Tomcat's connector may have
 * @param asyncPool threads of the executor behind async-blocking and async-context
 * @param asyncTimeout until Tomcat answers 503 for an async request
 * @param downstreamTimeout until a downstream call counts as too slow
 */
public record AppSettings(
    int tomcatThreads, int asyncPool, Duration asyncTimeout, Duration downstreamTimeout) {
  public AppSettings {
    requirePositive(tomcatThreads, "app.tomcat-threads");
    requirePositive(asyncPool, "app.async-pool");
    requirePositive(asyncTimeout.toMillis(), "app.async-timeout (in ms)");
    requirePositive(downstreamTimeout.toMillis(), "app.downstream-timeout (in ms)");
  }

  private static void requirePositive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
