package org.servletbench.app.measure;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The executor of async-blocking and async-context. It has a fixed number of threads, started as
 * needed, and an unbounded queue. It times every task from its start in a thread to its end.
 */
public final class AsyncPool extends ThreadPoolExecutor {

  private final Timing taskTime = new Timing();

  public AsyncPool(int threads) {
    super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named());
  }

  @Override
  public void execute(Runnable task) {
    super.execute(
        () -> {
          long start = System.nanoTime();
          try {
            task.run();
          } finally {
            taskTime.record(System.nanoTime() - start);
          }
        });
  }

  public Timing taskTime() {
    return taskTime;
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return task -> new Thread(task, "async-pool-" + number.incrementAndGet());
  }
}
