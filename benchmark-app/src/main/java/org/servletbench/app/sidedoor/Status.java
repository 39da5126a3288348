package org.servletbench.app.sidedoor;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.concurrent.ThreadPoolExecutor;
import org.servletbench.app.container.LiveContainer;
import org.servletbench.app.downstream.ClientPool;
import org.servletbench.app.measure.TaskExecutorLimits;
import org.servletbench.app.measure.Timing;
import org.servletbench.app.settings.Stack;
import tools.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What {@code GET /status} says. Whoever reads while a load runs asks for the counters alone: the
 * distributions cost more CPU time than some hundred requests.
 */
record Status(
    Settings settings,
    Timing.Snapshot holdTime,
    Timing.Snapshot taskTime,
    @JsonUnwrapped Counters counters) {

  /**
   * What {@code GET /counters} says: counts are cumulative from the start of the process, the rest
   * is of the moment.
   *
   * @param allocatedBytes on the heap, by all threads, ended and virtual ones included
   * @param compilerMillis that the JIT compiler's threads were at work, together; null without one
   * @param heapLiveMib in use right after the last collection; null before the first
   * @param sideDoorCpuNanos CPU time of the thread that answers this: what reading costs the app
   */
  record Counters(
      long pid,
      long requestsEntered,
      long requestsCompleted,
      long inFlight,
      LiveContainer.Load tomcat,
      Executor executor,
      Executor taskExecutor,
      Stages stages,
      ClientPool clientPool,
      long downstreamCallsStarted,
      Gc gc,
      double heapUsedMib,
      long allocatedBytes,
      Long compilerMillis,
      Double heapLiveMib,
      VirtualThreads virtualThreads,
      long sideDoorCpuNanos) {}

  /** The settings in force, read back from the objects that they configure. */
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
   * The current state of a thread pool: that of async-blocking and async-context, or Spring Boot's.
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
   * The requests in flight by stage: not yet in a container thread, in one, or started
   * asynchronously and in none.
   */
  record Stages(long queued, long holding, long waiting) {}

  /** The number of collections so far and the time they took, ms. */
  record Gc(long count, long millis) {}

  /**
   * The scheduler of virtual threads now; null on a JDK that does not report it (all before 24).
   *
   * @param carriers platform threads of the scheduler
   * @param mounted virtual threads on one of them
   * @param queued virtual threads that wait for one
   */
  record VirtualThreads(Long carriers, Long mounted, Long queued) {}
}
