package org.servletbench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  @Test
  void what_another_thread_used_counts_whether_it_has_ended_or_not() throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      pool.submit(() -> {}).get();
      CpuTime before = CpuTime.now();
      Future<?> busy = pool.submit(CpuTimeTest::useCpu);
      busy.get();
      assertThat(CpuTime.now().since(before)).isGreaterThan(BUSY_NANOS / 2);
    }
    CpuTime before = CpuTime.now();
    Thread ended = Thread.ofPlatform().start(CpuTimeTest::useCpu);
    ended.join();
    assertThat(CpuTime.now().since(before)).isGreaterThan(BUSY_NANOS / 2);
  }

  @Test
  void what_the_thread_that_asks_used_does_not_count() throws Exception {
    CpuTime before = CpuTime.now();
    useCpu();
    assertThat(CpuTime.now().since(before)).isLessThan(BUSY_NANOS);
    before = CpuTime.now();
    Thread.ofPlatform().start(() -> {}).join();
    useCpu();
    assertThat(CpuTime.now().since(before)).as("by the process").isLessThan(BUSY_NANOS);
  }

  @Test
  void what_is_used_between_two_pauses_is_told_to_less_than_a_tick() {
    CpuTime before = new CpuTime(1_000_000, 10_000_000, 5);
    assertThat(new CpuTime(1_200_000, 10_000_000, 5).since(before)).isEqualTo(200_000);
    assertThat(new CpuTime(1_200_000, 20_000_000, 6).since(before)).isEqualTo(10_000_000);
  }

  private static void useCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + 2 * BUSY_NANOS;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
