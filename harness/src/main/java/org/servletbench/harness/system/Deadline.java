package org.servletbench.harness.system;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does what may block for ever in a thread of its own, and waits for it no longer than it may take
 * as a whole, nor longer than the calling thread is to go on.
 */
public final class Deadline {
  private Deadline() {}

  /** Something that blocks. */
  @FunctionalInterface
  public interface Blocking<T> {
    T call() throws IOException;
  }

  /**
   * Returns what the work does.
   *
   * @param cut ends the work where it blocks, by closing what it waits for; called only when it is
   *     not done in time
   * @throws IOException that of the work, or one that says how long it was waited for
   * @throws InterruptedException if the calling thread is to end first
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
