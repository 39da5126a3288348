package org.servletbench.harness.theory;

import java.util.Arrays;

/**
 * Computes the arrival and the start of every request of a queue, in nanoseconds from the start of
 * the window.
 *
 * <p>All requests take the same service time, first come first served, so servers are freed in the
 * order in which they were taken. Request n takes the server of request n - c, so start(n) =
 * max(arrival(n), start(n - c) + S).
 */
final class Simulation {
  private final Queue queue;
  private final long service;
  private final long window;
  private final long[] arrivals;
  private final long[] starts;

  private Simulation(Queue queue, long[] arrivals, long[] starts) {
    this.queue = queue;
    this.service = Queue.nanos(queue.serviceSeconds());
    this.window = Queue.nanos(queue.durationSeconds());
    this.arrivals = arrivals;
    this.starts = starts;
  }

  static Simulation of(Queue queue) {
    int requests = queue.requests();
    long[] arrivals = new long[requests];
    Arrays.setAll(arrivals, queue::arrivalNanos);
    long[] starts = arrivals.clone();
    // Nobody waits unless overloaded: the recursion would only add up rounding errors.
    if (queue.overloaded()) {
      long service = Queue.nanos(queue.serviceSeconds());
      int servers = queue.servers().getAsInt();
      for (int n = servers; n < requests; n++) {
        starts[n] = Math.max(arrivals[n], starts[n - servers] + service);
      }
    }
    return new Simulation(queue, arrivals, starts);
  }

  Prediction prediction() {
    long timeout = Queue.nanos(queue.timeoutSeconds());
    long[] latencies = new long[arrivals.length];
    int timeouts = 0;
    int waiting = 0;
    int inService = 0;
    int completed = 0;
    int completedOk = 0;
    double sum = 0;
    for (int n = 0; n < arrivals.length; n++) {
      long response = starts[n] + service - arrivals[n];
      boolean timedOut = response > timeout;
      latencies[n] = Math.min(response, timeout);
      sum += latencies[n];
      timeouts += timedOut ? 1 : 0;
      waiting += starts[n] >= window ? 1 : 0;
      inService += starts[n] < window && starts[n] + service >= window ? 1 : 0;
      if (arrivals[n] + latencies[n] < window) {
        completed++;
        completedOk += timedOut ? 0 : 1;
      }
    }
    Arrays.sort(latencies);
    return new Prediction(
        queue,
        arrivals.length,
        timeouts,
        waiting,
        waitingInterpolated(waiting),
        inService,
        Queue.seconds(starts[starts.length - 1] + service),
        percentile(latencies, 50),
        percentile(latencies, 90),
        percentile(latencies, 99),
        percentile(latencies, 100),
        sum / latencies.length / 1e9,
        completed / queue.durationSeconds(),
        completedOk / queue.durationSeconds());
  }

  /**
   * Smooths the exact count, which moves in waves as long as a service time, because servers that
   * start one after the other also end one after the other. The mean over the last service time,
   * extrapolated by half a service time along the backlog slope, is free of these waves.
   */
  private double waitingInterpolated(int exact) {
    if (!queue.overloaded() || window < service) {
      return exact;
    }
    double waited = 0;
    for (int n = 0; n < arrivals.length; n++) {
      long from = Math.max(arrivals[n], window - service);
      waited += Math.max(0, Math.min(starts[n], window) - from);
    }
    return waited / service + queue.backlogSlope() * queue.serviceSeconds() / 2;
  }

  /** Returns the value of nearest rank, ceil(p n / 100) from 1, as HdrHistogram does. */
  private static double percentile(long[] sorted, int p) {
    return Queue.seconds(sorted[(int) (((long) p * sorted.length + 99) / 100) - 1]);
  }
}
