package org.servletbench.harness.system;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does work that may block for ever in a separate thread. The caller waits at most for the given
 * limit, and no longer once it is interrupted.
 */
public final class Deadline {
  private Deadline() {}

  /** Work that may block. */
  @FunctionalInterface
  public interface Blocking<T> {
    T call() throws IOException;
  }

  /**
   * Does the work and returns its result.
   *
   * @param cut unblocks the work by closing what it waits for; called only when the work is not
   *     done in time
   * @throws IOException that of the work, or one that says how long the caller waited
   * @throws InterruptedException if the calling thread is interrupted first
   */
  public static <T> T call(Duration limit, Blocking<T> work, Runnable cut)
      throws IOException, InterruptedException {
    FutureTask<T> task = new FutureTask<>((Callable<T>) work::call);
    Thread.ofPlatform().daemon().name("with a deadline").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("not done within " + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (!task.isDone()) {
        task.cancel(true);
        cut.run();
      }
    }
  }
}
