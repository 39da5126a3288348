package org.servletbench.jmh.handoff;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** How much does it cost to hand a task to a virtual thread, and to wait for its result? */
public class HandOffToVirtualThread extends HandOff {

  private static final Executor NEW_THREAD = Thread::startVirtualThread;

  private ExecutorService executor;

  @Setup
  public void startExecutor() {
    executor = new VirtualThreadExecutor("tomcat-handler-");
  }

  @TearDown
  public void stopExecutor() {
    executor.shutdownNow();
  }

  @Override
  Thread.Builder others() {
    return Thread.ofVirtual();
  }

  /** Starts the thread as the strategy async-virtual does. */
  @Benchmark
  public Thread toNewThread() throws InterruptedException, ExecutionException {
    return through(NEW_THREAD);
  }

  /** Starts the thread as Tomcat does for virtual-threads. */
  @Benchmark
  public Thread toExecutor() throws InterruptedException, ExecutionException {
    return through(executor);
  }
}
