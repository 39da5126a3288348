package org.servletbench.harness.model;

import java.util.Optional;

/**
 * One point of resource use of one process.
 *
 * @param process its name, such as {@code benchmark-app}
 * @param counters what the app's side door said at the same instant; empty for other processes
 */
public record Reading(String process, ProcessReading use, Optional<Counters> counters) {
  public static final String APP = "benchmark-app";
  public static final String DOWNSTREAM = "sleeping-service";
  public static final String GENERATOR = "jmeter";

  /**
   * Cumulative counts and momentary gauges of the app.
   *
   * @param queued requests waiting for a container thread
   * @param busy container threads at work; -1 where they are virtual
   */
  public record Counters(
      long entered,
      long completed,
      long callsStarted,
      long inFlight,
      int queued,
      int busy,
      int executorActive,
      int executorQueued,
      long gcCount,
      long gcMillis) {

    public static Counters of(AppStatus status) {
      AppStatus.Tomcat tomcat = status.tomcat();
      return new Counters(
          status.requestsEntered(),
          status.requestsCompleted(),
          status.downstreamCallsStarted(),
          status.inFlight(),
          tomcat.queued() == null ? 0 : tomcat.queued(),
          tomcat.busy() == null ? -1 : tomcat.busy(),
          status.executor().active(),
          status.executor().queued(),
          status.gc().count(),
          status.gc().millis());
    }
  }
}
