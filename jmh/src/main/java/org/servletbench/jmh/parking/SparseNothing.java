package org.servletbench.jmh.parking;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.servletbench.jmh.MicroBenchmark;
import org.servletbench.jmh.Pace;

/**
 * How much CPU time does the pause of a platform thread cost that every sparse operation begins
 * with?
 */
@Warmup(iterations = 10, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class SparseNothing extends MicroBenchmark {

  private final Pace pace = new Pace();

  /** Whether the caller is a virtual thread. */
  boolean virtual() {
    return false;
  }

  @Setup
  public void check() {
    requireCaller(virtual());
  }

  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    pace.begin(iteration);
  }

  /** Returns the moment at which the pause is over, in nanoseconds. */
  @Benchmark
  public long pause() {
    pace.await();
    return System.nanoTime();
  }
}
