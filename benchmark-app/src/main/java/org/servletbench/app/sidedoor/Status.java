package org.servletbench.app.sidedoor;

import org.servletbench.app.container.LiveTomcat;
import org.servletbench.app.downstream.ClientPool;
import org.servletbench.app.measure.Timing;
import tools.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What {@code GET /status} says. Counters are cumulative from the start of the process. */
record Status(
    long pid,
    Settings settings,
    long requestsEntered,
    long requestsCompleted,
    long inFlight,
    Timing.Snapshot holdTime,
    Timing.Snapshot taskTime,
    LiveTomcat.Load tomcat,
    Executor executor,
    Stages stages,
    ClientPool clientPool,
    long downstreamCallsStarted,
    Gc gc,
    double heapUsedMib) {

  /** The settings in force, read back from what they set. */
  @JsonNaming(KebabCaseStrategy.class)
  record Settings(
      String java,
      Integer tomcatThreads,
      int asyncPool,
      long asyncTimeoutMs,
      long downstreamTimeoutMs,
      int maxConnections,
      int acceptCount,
      Integer maxQueueCapacity,
      int processorCache,
      boolean virtualThreads,
      Integer clientConnections,
      String blockingClient,
      String nonBlockingClient,
      String gc,
      long heapMaxMib) {}

  /**
   * The executor of async-blocking and async-context now.
   *
   * @param limit threads that it may have
   */
  record Executor(int limit, int threads, int active, int queued) {}

  /**
   * Requests by stage: not yet in a container thread, in one, started asynchronously and in none.
   */
  record Stages(long queued, long holding, long waiting) {}

  /** Collections so far and the time they took, ms. */
  record Gc(long count, long millis) {}
}
