package org.servletbench.harness.theory;

/**
 * What a {@link Queue} gives. Latency is as a client sees it: a timeout counts, at the length of
 * the timeout. Percentiles are nearest-rank, as HdrHistogram reports them.
 *
 * @param queue what it was computed from
 * @param requests arrivals in the window
 * @param timeouts requests whose response time is longer than the timeout; they are executed all
 *     the same
 * @param waitingAtWindowEnd arrivals minus starts just before the end of the window
 * @param waitingInterpolated the same without the waves that regular service makes in the count:
 *     its mean over the last service time of the window, plus the backlog slope times half a
 *     service time; the exact count where nothing waits or the window is shorter than a service
 *     time. It is within about half the servers of the exact count
 * @param inServiceAtWindowEnd requests that hold a server just before the end of the window (that
 *     are being served, without servers)
 * @param drainedAtSeconds when the last request, timed out or not, has been executed
 * @param p50Seconds median latency
 * @param p90Seconds 90th percentile of latency
 * @param p99Seconds 99th percentile of latency
 * @param maxSeconds longest latency
 * @param meanSeconds mean latency
 * @param throughputRps answers and timeouts that clients saw inside the window, per second of it
 * @param goodputRps answers that clients saw inside the window, per second of it
 */
public record Prediction(
    Queue queue,
    int requests,
    int timeouts,
    int waitingAtWindowEnd,
    double waitingInterpolated,
    int inServiceAtWindowEnd,
    double drainedAtSeconds,
    double p50Seconds,
    double p90Seconds,
    double p99Seconds,
    double maxSeconds,
    double meanSeconds,
    double throughputRps,
    double goodputRps) {

  /** Requests answered in time. */
  public int ok() {
    return requests - timeouts;
  }

  /** Requests answered in time over all, 0 to 1. */
  public double okShare() {
    return (double) ok() / requests;
  }

  /** Timeouts over all requests, 0 to 1. */
  public double timeoutShare() {
    return (double) timeouts / requests;
  }

  /** {@link Queue#stability()}. */
  public Stability stability() {
    return queue.stability();
  }

  /** {@link Queue#backlogSlope()}, requests per second. */
  public double backlogSlope() {
    return queue.backlogSlope();
  }

  /** {@link Queue#latencySlope()}, seconds per second. */
  public double latencySlope() {
    return queue.latencySlope();
  }

  /** {@link Queue#responseSeconds(double)}: at the server, not cut off at the timeout. */
  public double responseSeconds(double atSeconds) {
    return queue.responseSeconds(atSeconds);
  }

  /** {@link Queue#fluidResponseSeconds(double)}. */
  public double fluidResponseSeconds(double atSeconds) {
    return queue.fluidResponseSeconds(atSeconds);
  }
}
