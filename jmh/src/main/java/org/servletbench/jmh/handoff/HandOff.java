package org.servletbench.jmh.handoff;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.servletbench.jmh.MicroBenchmark;

/**
 * Hands an empty task to another thread and waits for its result. One operation is the way there
 * and back: a task is made, a thread woken or started, and the caller, a platform thread, parked
 * and woken.
 */
public abstract class HandOff extends MicroBenchmark {

  /** Threads that are parked meanwhile, of the kind that takes the task. */
  @Param({"1", "100", "10000"})
  int parked;

  private ParkedThreads others;

  @Setup
  public void park() {
    requireCaller(false);
    others = new ParkedThreads(others(), parked);
  }

  @TearDown
  public void release() throws InterruptedException {
    others.close();
  }

  abstract Thread.Builder others();

  /** Counts the others that are parked now. */
  final long stillParked() {
    return others.parked();
  }

  /** Returns the thread that ran the task. */
  static Thread through(Executor executor) throws InterruptedException, ExecutionException {
    FutureTask<Thread> task = new FutureTask<>(Thread::currentThread);
    executor.execute(task);
    return task.get();
  }
}
