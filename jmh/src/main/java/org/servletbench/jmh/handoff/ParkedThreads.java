package org.servletbench.jmh.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that wait and do nothing, as those of requests in flight do. */
final class ParkedThreads implements AutoCloseable {

  private final CountDownLatch released = new CountDownLatch(1);
  private final List<Thread> threads;

  /** Starts the threads, and returns when all of them are parked. */
  ParkedThreads(Thread.Builder kind, int count) {
    threads = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      threads.add(kind.start(this::park));
    }
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.yield();
      }
    }
  }

  /** Counts those that are parked now. */
  long parked() {
    return threads.stream().filter(each -> each.getState() == Thread.State.WAITING).count();
  }

  private void park() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    released.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
