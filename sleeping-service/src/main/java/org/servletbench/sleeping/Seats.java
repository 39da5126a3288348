package org.servletbench.sleeping;

import java.util.ArrayDeque;
import java.util.Queue;

/** So many may sleep at a time; who finds no seat waits for one in the order of arrival. */
final class Seats {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Seats(int seats) {
    this.free = seats;
  }

  /** Takes a seat if one is free. */
  synchronized boolean take() {
    if (free == 0) {
      return false;
    }
    free--;
    return true;
  }

  /**
   * Runs {@code seated} as soon as it has a seat: now, in this thread, or in the thread that leaves
   * one.
   */
  void await(Runnable seated) {
    synchronized (this) {
      if (free == 0) {
        waiting.add(seated);
        return;
      }
      free--;
    }
    seated.run();
  }

  /** Gives a seat back, to who has waited longest for one. */
  void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
        return;
      }
    }
    next.run();
  }
}
