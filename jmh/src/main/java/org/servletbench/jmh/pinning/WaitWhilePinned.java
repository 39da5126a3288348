package org.servletbench.jmh.pinning;

import java.lang.reflect.Method;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * How much longer do virtual threads take that wait in {@code synchronized}, or below a native
 * frame?
 */
public class WaitWhilePinned extends Waiters {

  /** One for each thread, since they are not to wait for each other; kept, or C2 elides them. */
  private Object[] locks;

  private Method pause;

  @Setup
  public void prepare() throws NoSuchMethodException {
    locks = IntStream.range(0, threads()).mapToObj(i -> new Object()).toArray();
    pause = Waiters.class.getMethod("pause");
  }

  @Benchmark
  public int inPlainCode() throws InterruptedException {
    return waitIn(thread -> pause());
  }

  /** Pins before JDK 24. */
  @Benchmark
  public int inSynchronized() throws InterruptedException {
    return waitIn(
        thread -> {
          synchronized (locks[thread]) {
            pause();
          }
        });
  }

  /** Pins on every JDK: reflection that is told to go through the JVM leaves a native frame. */
  @Benchmark
  public int belowANativeFrame() throws InterruptedException {
    return waitIn(thread -> pause.invoke(null));
  }
}
