package org.servletbench.harness.theory;

/**
 * The figures that a {@link Queue} predicts. Latency is as a client sees it: a timeout counts with
 * the length of the timeout. Percentiles are nearest-rank, as HdrHistogram reports them.
 *
 * @param queue queue that the figures were computed from
 * @param requests arrivals in the window
 * @param timeouts requests whose response time is longer than the timeout; they are still executed
 * @param waitingAtWindowEnd arrivals minus starts just before the end of the window
 * @param waitingInterpolated waitingAtWindowEnd without the waves that regular service makes in the
 *     count: the mean of the count over the last service time of the window, plus the backlog slope
 *     times half a service time. It equals the exact count where nothing waits or the window is
 *     shorter than a service time, and differs from it by at most about half the servers
 * @param inServiceAtWindowEnd requests that hold a server just before the end of the window (where
 *     there are no servers: that are being served)
 * @param drainedAtSeconds time at which the last request, timed out or not, has been executed
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

  /** Counts the requests answered in time. */
  public int ok() {
    return requests - timeouts;
  }

  /** Returns the share of requests answered in time, 0 to 1. */
  public double okShare() {
    return (double) ok() / requests;
  }

  /** Returns the share of requests that time out, 0 to 1. */
  public double timeoutShare() {
    return (double) timeouts / requests;
  }
}
