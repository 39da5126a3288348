package org.servletbench.jmh.handoff;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.servletbench.app.measure.AsyncPool;

/** How much does it cost to hand a task to a platform thread, and to wait for its result? */
public class HandOffToPlatformThread extends HandOff {

  /** Threads of each fixed pool: what the app's pool has by default. */
  private static final int THREADS = 25;

  private static final Executor NEW_THREAD = task -> Thread.ofPlatform().start(task);

  private ExecutorService fixedPool;
  private ExecutorService asyncPool;
  private ExecutorService forkJoinPool;

  @Setup
  public void startPools() {
    fixedPool = Executors.newFixedThreadPool(THREADS);
    asyncPool = new AsyncPool(THREADS);
    forkJoinPool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
  }

  @TearDown
  public void stopPools() {
    fixedPool.shutdownNow();
    asyncPool.shutdownNow();
    forkJoinPool.shutdownNow();
  }

  @Override
  Thread.Builder others() {
    return Thread.ofPlatform().daemon();
  }

  @Benchmark
  public Thread toFixedPool() throws InterruptedException, ExecutionException {
    return through(fixedPool);
  }

  /** Uses the pool of async-blocking and async-context, which also times each task. */
  @Benchmark
  public Thread toAsyncPool() throws InterruptedException, ExecutionException {
    return through(asyncPool);
  }

  @Benchmark
  public Thread toForkJoinPool() throws InterruptedException, ExecutionException {
    return through(forkJoinPool);
  }

  @Benchmark
  public Thread toNewThread() throws InterruptedException, ExecutionException {
    return through(NEW_THREAD);
  }
}
