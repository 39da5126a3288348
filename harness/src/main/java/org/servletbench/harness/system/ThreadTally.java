package org.servletbench.harness.system;

import java.util.HashMap;
import java.util.Map;

/**
 * Adds up the counters of a process's threads. The kernel drops a thread's counters when it ends,
 * so its last seen counters are kept: no sum ever falls. A thread that starts and ends between two
 * readings is missed.
 */
final class ThreadTally {
  /**
   * The counters of a thread since its start.
   *
   * @param cpuNanos time on a CPU; 0 where the kernel does not tell
   * @param waitNanos time that the thread was runnable without a CPU; 0 where the kernel does not
   *     tell
   * @param slices how often the thread was given a CPU
   */
  record Counts(long cpuNanos, long waitNanos, long slices) {
    static final Counts NONE = new Counts(0, 0, 0);

    private Counts plus(Counts other) {
      return new Counts(
          cpuNanos + other.cpuNanos, waitNanos + other.waitNanos, slices + other.slices);
    }

    private boolean isBefore(Counts later) {
      return cpuNanos <= later.cpuNanos && waitNanos <= later.waitNanos && slices <= later.slices;
    }
  }

  private Map<String, Counts> alive = new HashMap<>();
  private Map<String, Counts> atStretchEnd = Map.of();
  private Counts ended = Counts.NONE;
  private Counts total = Counts.NONE;
  private long busiestNanos;

  /**
   * Takes a reading of all live threads.
   *
   * @param threads counters by thread id; the map is kept, so it must be a new one each time
   * @param endsStretch whether it ends a stretch, of each of which the busiest thread counts
   */
  void update(Map<String, Counts> threads, boolean endsStretch) {
    if (endsStretch) {
      busiestNanos += busiest(threads, atStretchEnd);
      atStretchEnd = Map.copyOf(threads);
    }
    Counts sum = Counts.NONE;
    for (Map.Entry<String, Counts> thread : threads.entrySet()) {
      Counts now = thread.getValue();
      Counts before = alive.remove(thread.getKey());
      if (before != null && !before.isBefore(now)) { // another thread has got this id
        ended = ended.plus(before);
      }
      sum = sum.plus(now);
    }
    for (Counts gone : alive.values()) {
      ended = ended.plus(gone);
    }
    alive = threads;
    total = ended.plus(sum);
  }

  private static long busiest(Map<String, Counts> threads, Map<String, Counts> before) {
    long most = 0;
    for (Map.Entry<String, Counts> thread : threads.entrySet()) {
      Counts now = thread.getValue();
      Counts then = before.getOrDefault(thread.getKey(), Counts.NONE);
      most = Math.max(most, now.cpuNanos - (then.isBefore(now) ? then.cpuNanos : 0));
    }
    return most;
  }

  /** Returns the sum over all threads ever seen, including ended ones. */
  Counts total() {
    return total;
  }

  /**
   * Returns the CPU time of the busiest thread of each stretch, added up over all stretches. It
   * grows as fast as the clock only if one thread is busy all the time.
   */
  long busiestNanos() {
    return busiestNanos;
  }
}
