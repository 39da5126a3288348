package org.servletbench.harness.model;

import java.util.Map;

/**
 * The state that the app's side door reports at one instant. Counters are cumulative: subtract two
 * states.
 *
 * @param settings settings read back from the live objects of the app
 * @param requestsEntered requests that got a container thread
 * @param requestsCompleted requests whose last pass has ended
 * @param downstreamCallsStarted calls that the app has sent, or is about to send
 * @param taskExecutor Spring Boot's, of callable and web-async-task; null where it has no threads
 * @param allocatedBytes on the heap, by all threads; null where the app does not say, as the
 *     figures that follow
 * @param compilerMillis that the JIT compiler's threads were at work
 * @param heapLiveMib in use right after the last collection; null before the first
 * @param sideDoorCpuNanos CPU time of the side door's own thread
 */
public record AppStatus(
    long pid,
    Map<String, String> settings,
    long requestsEntered,
    long requestsCompleted,
    long inFlight,
    Distribution holdTime,
    Distribution taskTime,
    Tomcat tomcat,
    Executor executor,
    ClientPool clientPool,
    long downstreamCallsStarted,
    Gc gc,
    double heapUsedMib,
    Executor taskExecutor,
    Long allocatedBytes,
    Long compilerMillis,
    Double heapLiveMib,
    VirtualThreads virtualThreads,
    Long sideDoorCpuNanos) {

  /** Counts the tasks that wait in either executor, of which a trial uses one at most. */
  public int tasksQueued() {
    return executor.queued() + (taskExecutor == null ? 0 : taskExecutor.queued());
  }

  /** Counts the busy threads of either executor. */
  public int tasksActive() {
    return executor.active() + (taskExecutor == null ? 0 : taskExecutor.active());
  }

  /** Returns the state without the settings, which do not change and are kept once. */
  public AppStatus withoutSettings() {
    return new AppStatus(
        pid,
        Map.of(),
        requestsEntered,
        requestsCompleted,
        inFlight,
        holdTime,
        taskTime,
        tomcat,
        executor,
        clientPool,
        downstreamCallsStarted,
        gc,
        heapUsedMib,
        taskExecutor,
        allocatedBytes,
        compilerMillis,
        heapLiveMib,
        virtualThreads,
        sideDoorCpuNanos);
  }

  /**
   * The state of Tomcat. A figure is null if requests run on virtual threads or the app does not
   * know it.
   *
   * @param rejected requests that a full queue has turned away since the start
   */
  public record Tomcat(
      Integer threads, Integer busy, Integer queued, Long connections, Long rejected) {}

  /** A pool of threads with a queue. */
  public record Executor(int threads, int active, int queued) {}

  /**
   * The connections of either client to the downstream.
   *
   * @param limit most connections; null for no limit
   * @param inUse calls in flight
   * @param waiting callers that wait for a connection
   */
  public record ClientPool(Integer limit, long inUse, long waiting) {}

  /** The collections of all collectors since the start. */
  public record Gc(long count, long millis) {}

  /** The scheduler of virtual threads now; figures are null on a JDK that does not report them. */
  public record VirtualThreads(Long carriers, Long mounted, Long queued) {}
}
