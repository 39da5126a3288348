package org.servletbench.jmh;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.servletbench.harness.verify.Composition;

/**
 * Lets an operation begin {@value #PER_SECOND} times a second, as the load of the suite
 * fast-downstream does. A part costs more then than at full speed: its threads and caches have gone
 * cold, and each wake-up is one from an idle core. The warm-up is at full speed, because the
 * compiler counts calls.
 *
 * <p>The time of such an operation is the pause. What it costs is its CPU time, less that of the
 * same pause without the operation.
 */
public final class Pace {

  /** Operations a second. */
  public static final int PER_SECOND = Composition.PER_SECOND;

  private static final long SLOT_NANOS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

  private boolean sparse;
  private long next;

  /** Begins an iteration: at full speed if it is a warm-up. */
  public void begin(IterationParams iteration) {
    sparse = iteration.getType() == IterationType.MEASUREMENT;
    next = System.nanoTime();
  }

  /** Waits until the next operation may begin. What is late is not made up for. */
  public void await() {
    if (sparse) {
      next = Math.max(next + SLOT_NANOS, System.nanoTime());
      for (long now = System.nanoTime(); now < next; now = System.nanoTime()) {
        LockSupport.parkNanos(this, next - now);
      }
    }
  }

  /**
   * Waits for a result at full speed only. At this pace it comes during the pause, and the caller's
   * wake-up would be one that no strategy pays.
   */
  public <T> CompletableFuture<T> settle(CompletableFuture<T> result) {
    if (!sparse) {
      result.join();
    }
    return result;
  }
}
