package org.servletbench.harness.model;

import java.util.Optional;

/**
 * The figures of the app's JVM at one instant; -1 for a figure that it does not report.
 *
 * @param allocatedBytes bytes allocated on the heap by all threads, cumulative
 * @param compilerMillis time that the JIT compiler's threads worked, ms, cumulative
 * @param heapLiveBytes heap in use right after the last collection
 * @param carriers platform threads that carry virtual ones
 * @param mounted virtual threads on a carrier
 * @param queued virtual threads that wait for one
 * @param sideDoorNanos CPU time of the thread that answers the side door, cumulative: what our own
 *     reading costs the app
 */
public record JvmReading(
    long allocatedBytes,
    long compilerMillis,
    long heapLiveBytes,
    long carriers,
    long mounted,
    long queued,
    long sideDoorNanos) {
  /** Of an app that tells nothing of the kind. */
  public static final JvmReading NONE = new JvmReading(-1, -1, -1, -1, -1, -1, -1);

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
        orUntold(virtual.queued()),
        orUntold(status.sideDoorCpuNanos()));
  }

  private static long orUntold(Long figure) {
    return figure == null ? -1 : figure;
  }
}
