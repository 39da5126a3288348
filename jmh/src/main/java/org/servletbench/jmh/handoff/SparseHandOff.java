package org.servletbench.jmh.handoff;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.servletbench.jmh.MicroBenchmark;
import org.servletbench.jmh.Pace;

/**
 * How much CPU time does it cost to hand a task to a platform thread, when few tasks come and
 * nobody waits for the result?
 */
@Warmup(iterations = 10, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class SparseHandOff extends MicroBenchmark {

  private final Pace pace = new Pace();
  private ExecutorService single;

  @Setup
  public void start() {
    requireCaller(false);
    single = Executors.newSingleThreadExecutor();
  }

  @TearDown
  public void stop() {
    single.shutdownNow();
  }

  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    pace.begin(iteration);
  }

  /** Returns the thread that runs the task, once it has. */
  @Benchmark
  public CompletableFuture<Thread> toSingleThread() {
    pace.await();
    return pace.settle(CompletableFuture.supplyAsync(Thread::currentThread, single));
  }
}
