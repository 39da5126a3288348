package org.servletbench.harness.model;

import java.util.Optional;

/**
 * What the app's JVM said of itself at one instant; a figure that it does not say is -1.
 *
 * @param allocatedBytes on the heap, by all threads, cumulative
 * @param compilerMillis that the JIT compiler's threads were at work, cumulative
 * @param heapLiveBytes in use right after the last collection
 * @param carriers platform threads that carry virtual ones
 * @param mounted virtual threads on a carrier
 * @param queued virtual threads that wait for one
 */
public record JvmReading(
    long allocatedBytes,
    long compilerMillis,
    long heapLiveBytes,
    long carriers,
    long mounted,
    long queued) {
  /** Of an app that tells nothing of the kind. */
  public static final JvmReading NONE = new JvmReading(-1, -1, -1, -1, -1, -1);

  private static final double MIB = 1 << 20;

  static JvmReading of(AppStatus status) {
    AppStatus.VirtualThreads virtual =
        Optional.ofNullable(status.virtualThreads())
            .orElse(new AppStatus.VirtualThreads(null, null, null));
    return new JvmReading(
        orUntold(status.allocatedBytes()),
        orUntold(status.compilerMillis()),
        status.heapLiveMib() == null ? -1 : Math.round(status.heapLiveMib() * MIB),
        orUntold(virtual.carriers()),
        orUntold(virtual.mounted()),
        orUntold(virtual.queued()));
  }

  private static long orUntold(Long figure) {
    return figure == null ? -1 : figure;
  }
}
