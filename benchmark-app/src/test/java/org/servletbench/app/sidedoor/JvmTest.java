package org.servletbench.app.sidedoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the JVM's figures contain what they are read for. */
class JvmTest {

  private static final int MIB = 1 << 20;

  /** Keeps the allocation, so that no compiler drops it. */
  private static volatile byte[] kept;

  static Stream<Function<Runnable, Thread>> kindsOfThread() {
    return Stream.of(Thread.ofVirtual()::start, Thread.ofPlatform()::start);
  }

  @ParameterizedTest
  @MethodSource("kindsOfThread")
  void allocated_bytes_count_those_of_threads_that_have_ended(Function<Runnable, Thread> start)
      throws InterruptedException {
    long before = Jvm.allocatedBytes();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      threads.add(start.apply(() -> kept = new byte[MIB]));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    // A thread is joined a moment before the JVM adds its bytes to those of the ended ones.
    long limit = System.nanoTime() + 5_000_000_000L;
    while (Jvm.allocatedBytes() - before < 64L * MIB && System.nanoTime() < limit) {
      Thread.sleep(10);
    }
    assertThat(Jvm.allocatedBytes() - before).isBetween(64L * MIB, 96L * MIB);
  }

  @Test
  void live_heap_is_what_a_collection_leaves() {
    kept = new byte[32 * MIB];
    System.gc();
    double with = Jvm.heapLiveMib();
    kept = null;
    assertThat(Jvm.heapLiveMib()).isEqualTo(with); // dead, and not collected yet
    System.gc();
    assertThat(with - Jvm.heapLiveMib()).isBetween(31.0, 42.0);
  }

  @Test
  void the_compiler_has_been_at_work() {
    assertThat(Jvm.compilerMillis()).isPositive();
  }

  @Test
  void carriers_and_what_they_carry_are_counted_from_jdk_24_on() throws InterruptedException {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(24);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Thread virtual =
        Thread.startVirtualThread(
            () -> {
              running.countDown();
              while (seen.getCount() > 0) {
                Thread.onSpinWait(); // keeps its carrier
              }
            });
    running.await();
    Status.VirtualThreads told = VirtualThreadScheduler.read();
    seen.countDown();
    virtual.join();
    assertThat(told.carriers()).isPositive();
    assertThat(told.mounted()).isPositive();
    assertThat(told.queued()).isNotNegative();
  }
}
