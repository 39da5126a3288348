package org.servletbench.harness.model;

import java.util.Map;

/**
 * What the app's side door answers, at one instant. Counters are cumulative: subtract two.
 *
 * @param settings read back from the live objects of the app
 * @param requestsEntered requests that got a container thread
 * @param requestsCompleted requests whose last pass has ended
 * @param downstreamCallsStarted calls that the app has sent, or is about to send
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
    double heapUsedMib) {

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
        heapUsedMib);
  }

  /**
   * Null figures where requests run on virtual threads, or where the app does not know.
   *
   * @param rejected requests that a full queue turned away since the start
   */
  public record Tomcat(
      Integer threads, Integer busy, Integer queued, Long connections, Long rejected) {}

  /** The executor of async-blocking and async-context. */
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
}
