package org.servletbench.harness.engine;

/** What is due at times of its own, in the thread of an event loop. */
interface Pacer {
  /** In place of a time: nothing is due. */
  long NEVER = Long.MAX_VALUE;

  /** Nothing is ever due. */
  Pacer NONE = now -> NEVER;

  /**
   * Does what is due.
   *
   * @param now on the clock of {@link System#nanoTime()}
   * @return when to ask again at the latest, on the same clock; at once if it is past
   */
  long fire(long now);

  /**
   * Waits no longer than this are slept through, and sockets are looked at afterwards: fewer
   * wake-ups, and answers that are seen so much later. 0 for none.
   */
  default long tick() {
    return 0;
  }
}
