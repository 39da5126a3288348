package org.servletbench.harness.system;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** How late this machine wakes a thread that does nothing else. */
public final class WakeUpFloor {
  private static final int WAKE_UPS = 200;
  private static final long PAUSE_NANOS = 1_000_000;

  private WakeUpFloor() {}

  /** The 99th percentile of the lateness of 200 pauses of 1 ms, in ms; takes about 250 ms. */
  public static double measure() throws InterruptedException {
    long[] lateness = new long[WAKE_UPS];
    for (int i = 0; i < WAKE_UPS; i++) {
      long start = System.nanoTime();
      LockSupport.parkNanos(PAUSE_NANOS);
      lateness[i] = Math.max(0, System.nanoTime() - start - PAUSE_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while the wake-up floor was measured");
      }
    }
    Arrays.sort(lateness);
    return lateness[(int) Math.ceil(WAKE_UPS * 0.99) - 1] / 1e6;
  }
}
