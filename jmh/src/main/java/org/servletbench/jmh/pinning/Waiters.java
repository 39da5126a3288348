package org.servletbench.jmh.pinning;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.servletbench.jmh.MicroBenchmark;

/**
 * Virtual threads that wait {@value #WAIT_MILLIS} ms each, all at the same time, on {@value
 * #CARRIERS} carriers. One operation starts them and ends when all have waited. Where they leave
 * their carriers it takes one wait; where they are pinned, one wait after the other for each of a
 * carrier's threads.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    jvmArgsAppend = {
      "-Djdk.virtualThreadScheduler.parallelism=" + Waiters.CARRIERS,
      "-Djdk.reflect.useNativeAccessorOnly=true"
    })
public abstract class Waiters extends MicroBenchmark {

  static final int CARRIERS = 2;
  static final int WAIT_MILLIS = 5;

  /** Virtual threads for each carrier. */
  @Param({"1", "2", "8"})
  int perCarrier;

  /** A place in which one of the threads waits. */
  interface Place {
    void waitThere(int thread) throws Exception;
  }

  final int threads() {
    return perCarrier * CARRIERS;
  }

  /**
   * Returns how many threads have waited.
   *
   * @throws IllegalStateException unless all have, for as long as they should
   */
  final int waitIn(Place place) throws InterruptedException {
    AtomicInteger waited = new AtomicInteger();
    Thread[] waiting = new Thread[threads()];
    for (int i = 0; i < waiting.length; i++) {
      int thread = i;
      waiting[i] = Thread.startVirtualThread(() -> waitIn(place, thread, waited));
    }
    for (Thread thread : waiting) {
      thread.join();
    }
    if (waited.get() != waiting.length) {
      throw new IllegalStateException(waited + " of " + waiting.length + " threads have waited");
    }
    return waiting.length;
  }

  private static void waitIn(Place place, int thread, AtomicInteger waited) {
    long start = System.nanoTime();
    try {
      place.waitThere(thread);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    if (System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS)) {
      waited.incrementAndGet();
    }
  }

  /** Waits; public for the reflective call. */
  public static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
