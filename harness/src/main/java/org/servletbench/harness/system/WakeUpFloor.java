package org.servletbench.harness.system;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how late this machine wakes an idle thread. Where that is milliseconds, a program's own
 * lateness of milliseconds says nothing about the program.
 */
public final class WakeUpFloor implements AutoCloseable {
  private static final int WAKE_UPS = 200;
  private static final long PAUSE_NANOS = 1_000_000;

  /** The interval beside a measurement: a hundred wake-ups a second, some 0.1 % of a core. */
  private static final long WATCH_NANOS = 10_000_000;

  private final Thread thread =
      Thread.ofPlatform().name("wake-up-floor").daemon().unstarted(this::loop);
  private long[] lateness = new long[1024];
  private int count;

  private WakeUpFloor() {}

  /** Returns the p99 of the lateness of 200 pauses of 1 ms, in ms; takes about 250 ms. */
  public static double measure() throws InterruptedException {
    WakeUpFloor floor = new WakeUpFloor();
    for (int i = 0; i < WAKE_UPS; i++) {
      floor.add(lateness(PAUSE_NANOS));
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while the wake-up floor was measured");
      }
    }
    return floor.p99Millis();
  }

  /** Watches in its own thread until it is closed. */
  public static WakeUpFloor watch() {
    WakeUpFloor floor = new WakeUpFloor();
    floor.thread.start();
    return floor;
  }

  /** Returns the 99th percentile of the lateness so far, in ms; 0 before the first wake-up. */
  public synchronized double p99Millis() {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(lateness, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(count * 0.99) - 1] / 1e6;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void loop() {
    // On a fixed schedule a stall shows in every wake-up that it delays, not just in one.
    long due = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      due += WATCH_NANOS;
      LockSupport.parkNanos(due - System.nanoTime());
      if (!Thread.currentThread().isInterrupted()) {
        add(Math.max(0, System.nanoTime() - due));
      }
    }
  }

  private synchronized void add(long nanos) {
    if (count == lateness.length) {
      lateness = Arrays.copyOf(lateness, 2 * count);
    }
    lateness[count++] = nanos;
  }

  private static long lateness(long pauseNanos) {
    long start = System.nanoTime();
    LockSupport.parkNanos(pauseNanos);
    return Math.max(0, System.nanoTime() - start - pauseNanos);
  }
}
