package org.servletbench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The settings that every microbenchmark starts from: the average time of an operation, in
 * microseconds, of one thread, in three JVMs one after the other.
 *
 * <p>One thread, because JMH's own loops would keep the carriers of virtual threads busy. Three
 * JVMs, because a JVM compiles the same code differently from one start to the next. Those that
 * start the app, and calls that are compared with its own, measure for longer, since it takes the
 * compiler longer to come to rest.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(3)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public abstract class MicroBenchmark {

  /** Makes JMH call a benchmark on a virtual thread. */
  public static final String ON_VIRTUAL_THREAD = "-Djmh.executor=VIRTUAL";

  /** Lets Netty load its epoll library without a warning of the JVM on standard error. */
  public static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

  /**
   * Checks that JMH calls the benchmark on a thread of the kind that its name promises.
   *
   * @throws IllegalStateException if it does not
   */
  protected static void requireCaller(boolean virtual) {
    if (Thread.currentThread().isVirtual() != virtual) {
      throw new IllegalStateException(
          "the benchmark runs on a "
              + (virtual ? "platform" : "virtual")
              + " thread: its JVM "
              + (virtual ? "needs " : "must not have ")
              + ON_VIRTUAL_THREAD);
    }
  }
}
