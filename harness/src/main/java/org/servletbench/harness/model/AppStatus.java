package org.servletbench.harness.model;

import java.util.Map;

/**
 * What the app's side door answers, at one instant. Counters are cumulative: subtract two.
 *
 * @param settings read back from the live objects of the app
 * @param requestsEntered requests that got a container thread
 * @param requestsCompleted requests whose last pass has ended
 * @param downstreamCallsStarted calls that the app has sent, or is about to send
 * @param taskExecutor Spring Boot's, of callable and web-async-task; null where it has no threads
 * @param allocatedBytes on the heap, by all threads; null where the app does not say, as the
 *     figures that follow
 * @param compilerMillis that the JIT compiler's threads were at work
 * @param heapLiveMib in use right after the last collection; null before the first
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
    VirtualThreads virtualThreads) {

  /** Tasks that wait in either executor: a trial fills one at most. */
  public int tasksQueued() {
    return executor.queued() + (taskExecutor == null ? 0 : taskExecutor.queued());
  }

  /** Threads of either executor with a task, likewise. */
  public int tasksActive() {
    return executor.active() + (taskExecutor == null ? 0 : taskExecutor.active());
  }

  /** The same without the settings, which do not change and are kept once. */
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
        virtualThreads);
  }

  /**
   * Null figures where requests run on virtual threads, or where the app does not know.
   *
   * @param rejected requests that a full queue turned away since the start
   */
  public record Tomcat(
      Integer threads, Integer busy, Integer queued, Long connections, Long rejected) {}

  /** A pool of threads with a queue. */
  public record Executor(int threads, int active, int queued) {}

  /**
   * Connections to the downstream, of either client.
   *
   * @param limit null for none
   * @param inUse calls under way
   * @param waiting callers that wait for a connection
   */
  public record ClientPool(Integer limit, long inUse, long waiting) {}

  /** All collectors together, since the start. */
  public record Gc(long count, long millis) {}

  /** What carries virtual threads now; null figures where the JDK does not tell. */
  public record VirtualThreads(Long carriers, Long mounted, Long queued) {}
}
