package org.servletbench.harness.metrics;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;

/**
 * When each request of MEASURE comes, is begun and ends: first come first served, a constant
 * service time. Milliseconds from the start of MEASURE.
 */
record ArticleQueue(double[] arrivals, double[] starts, double[] ends) {
  /** Requests of the warm-up, all ended before MEASURE. */
  static final int WARMED_UP = 120;

  static ArticleQueue of(Scenario scenario, double serviceMillis) {
    Load.Open load = scenario.open().orElseThrow();
    double[] arrivals =
        IntStream.range(0, load.requests())
            .mapToDouble(n -> n * 1000.0 / load.ratePerSecond())
            .toArray();
    double[] starts = new double[arrivals.length];
    double[] ends = new double[arrivals.length];
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int n = 0; n < arrivals.length; n++) {
      boolean full = free.size() >= Predictions.servers(scenario).orElse(Integer.MAX_VALUE);
      starts[n] = full ? Math.max(arrivals[n], free.remove()) : arrivals[n];
      ends[n] = starts[n] + serviceMillis;
      free.add(ends[n]);
    }
    return new ArticleQueue(arrivals, starts, ends);
  }

  int size() {
    return ends.length;
  }

  double lastEnd() {
    return Arrays.stream(ends).max().orElseThrow();
  }

  /** Warm-up included, as are the others. */
  long begun(long at) {
    return WARMED_UP + before(starts, at);
  }

  long done(long at) {
    return WARMED_UP + before(ends, at);
  }

  long waiting(long at) {
    return before(arrivals, at) - before(starts, at);
  }

  long served(long at) {
    return before(starts, at) - before(ends, at);
  }

  private static long before(double[] times, double at) {
    return Arrays.stream(times).filter(time -> time < at).count();
  }
}
