package org.servletbench.harness.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.servletbench.harness.system.ManagedProcess;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that runs the trials. It keeps the JVM
 * alive until that thread has stopped its processes and reported what is finished. The JVM then
 * ends by itself with 130 or 143.
 */
final class Interruption implements AutoCloseable {
  private static final long LIMIT_SECONDS = 30;

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean happened;

  /** Work that an interrupt ends. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /** Watches over the calling thread. */
  Interruption() {
    Thread runner = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> onShutdown(runner), "interruption"));
  }

  /** Whether the run was told to end. */
  boolean happened() {
    return happened;
  }

  /**
   * Does work that ends by itself or with the run.
   *
   * @return whether it ended by itself
   */
  boolean completes(Work work) {
    try {
      work.run();
      return true;
    } catch (InterruptedException e) {
      return false;
    } catch (RuntimeException failure) {
      // An interrupt may also surface as a file or a socket that broke off.
      if (!happened) {
        throw failure;
      }
      return false;
    }
  }

  /** Does work that an interrupt must not break off, such as writing a file. */
  synchronized <T> T shield(Supplier<T> work) {
    return work.get();
  }

  /** Lets the JVM end: the run has ended and has been reported. */
  @Override
  public void close() {
    done.countDown();
  }

  private synchronized void interrupt(Thread runner) {
    happened = true;
    runner.interrupt();
  }

  private void onShutdown(Thread runner) {
    if (done.getCount() == 0) {
      return; // the program ends by itself
    }
    interrupt(runner);
    try {
      if (!done.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "bench: the run did not end within "
                + LIMIT_SECONDS
                + " s of the signal: its processes have been killed");
        ManagedProcess.killAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
