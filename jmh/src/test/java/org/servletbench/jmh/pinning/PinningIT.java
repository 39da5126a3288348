package org.servletbench.jmh.pinning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.servletbench.jmh.Once;

/** That all threads have waited is checked by the benchmarks themselves. */
public class PinningIT {

  /** What pins on every JDK lets no more threads wait at once than there are carriers. */
  @Test
  void pinned_threads_wait_one_after_the_other() throws Exception {
    Once.each(
        WaitWhilePinned.class,
        (call, benchmark) -> {
          assertThat(call.result()).isEqualTo(benchmark.threads());
          boolean pins =
              call.method().equals("belowANativeFrame")
                  || call.method().equals("inSynchronized") && Runtime.version().feature() < 24;
          assertThat(call.nanos()).isGreaterThanOrEqualTo(atLeast(pins ? benchmark.perCarrier : 1));
        });
    Once.each(
        WaitInAClassInitializer.class,
        (call, benchmark) -> {
          assertThat(call.result()).isEqualTo(benchmark.threads());
          assertThat(call.nanos()).isGreaterThanOrEqualTo(atLeast(benchmark.perCarrier));
        });
  }

  private static long atLeast(int waits) {
    return TimeUnit.MILLISECONDS.toNanos((long) waits * Waiters.WAIT_MILLIS);
  }

  @Test
  void a_reflective_call_leaves_a_native_frame() throws Exception {
    StackTraceElement[] frames =
        (StackTraceElement[]) PinningIT.class.getMethod("frames").invoke(null);
    assertThat(frames)
        .anySatisfy(
            frame -> {
              assertThat(frame.isNativeMethod()).isTrue();
              assertThat(frame.getMethodName()).isEqualTo("invoke0");
            });
  }

  /** Public for the reflective call. */
  public static StackTraceElement[] frames() {
    return new Throwable().getStackTrace();
  }
}
