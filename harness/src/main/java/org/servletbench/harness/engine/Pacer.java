package org.servletbench.harness.engine;

/** Does what is due at given times, in the thread of an event loop. */
interface Pacer {
  /** Stands for "never" in place of a time: nothing is due. */
  long NEVER = Long.MAX_VALUE;

  /** A pacer to which nothing is ever due. */
  Pacer NONE = now -> NEVER;

  /**
   * Does what is due.
   *
   * @param now time on the clock of {@link System#nanoTime()}
   * @return when to ask again at the latest, on the same clock; a past time means at once
   */
  long fire(long now);

  /**
   * Returns the longest wait, in nanoseconds, that is slept through before the sockets are read. It
   * saves wake-ups, and answers are seen later by up to this time. 0 for none.
   */
  default long tick() {
    return 0;
  }
}
