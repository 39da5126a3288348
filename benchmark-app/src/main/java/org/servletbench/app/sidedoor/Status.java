package org.servletbench.app.sidedoor;

import java.util.concurrent.ThreadPoolExecutor;
import org.servletbench.app.container.LiveContainer;
import org.servletbench.app.downstream.ClientPool;
import org.servletbench.app.measure.TaskExecutorLimits;
import org.servletbench.app.measure.Timing;
import org.servletbench.app.settings.Stack;
import tools.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What {@code GET /status} says. Counters are cumulative from the start of the process.
 *
 * @param allocatedBytes on the heap, by all threads, ended and virtual ones included
 * @param compilerMillis that the JIT compiler's threads were at work, together
 * @param heapLiveMib in use right after the last collection; null before the first
 */
record Status(
    long pid,
    Settings settings,
    long requestsEntered,
    long requestsCompleted,
    long inFlight,
    Timing.Snapshot holdTime,
    Timing.Snapshot taskTime,
    LiveContainer.Load tomcat,
    Executor executor,
    Executor taskExecutor,
    Stages stages,
    ClientPool clientPool,
    long downstreamCallsStarted,
    Gc gc,
    double heapUsedMib,
    long allocatedBytes,
    long compilerMillis,
    Double heapLiveMib,
    VirtualThreads virtualThreads) {

  /** The settings in force, read back from what they set. */
  @JsonNaming(KebabCaseStrategy.class)
  record Settings(
      String java,
      Stack stack,
      String container,
      Integer tomcatThreads,
      int asyncPool,
      Long asyncTimeoutMs,
      long downstreamTimeoutMs,
      Integer maxConnections,
      Integer acceptCount,
      Integer maxQueueCapacity,
      Integer processorCache,
      Integer connectorBuffers,
      Integer maxHttpHeaderSize,
      Integer maxHttpResponseHeaderSize,
      String filters,
      boolean virtualThreads,
      Integer clientConnections,
      boolean serverTiming,
      String blockingClientEngine,
      String blockingClient,
      String nonBlockingClient,
      Integer clientIoThreads,
      String jdkAsyncClient,
      TaskExecutorLimits taskExecutor,
      String reactiveClient,
      String gc,
      long heapMaxMib) {}

  /**
   * A pool of threads now: that of async-blocking and async-context, or Spring Boot's.
   *
   * @param limit threads that it may have while its queue takes tasks
   */
  record Executor(int limit, int threads, int active, int queued) {

    static Executor of(ThreadPoolExecutor pool) {
      return new Executor(
          pool.getCorePoolSize(),
          pool.getPoolSize(),
          pool.getActiveCount(),
          pool.getQueue().size());
    }
  }

  /**
   * Requests by stage: not yet in a container thread, in one, started asynchronously and in none.
   */
  record Stages(long queued, long holding, long waiting) {}

  /** Collections so far and the time they took, ms. */
  record Gc(long count, long millis) {}

  /**
   * What carries virtual threads now; null where the JDK does not tell, as all before 24.
   *
   * @param carriers platform threads of the scheduler
   * @param mounted virtual threads on one of them
   * @param queued virtual threads that wait for one
   */
  record VirtualThreads(Long carriers, Long mounted, Long queued) {}
}
