package org.servletbench.sleeping;

import java.util.ArrayDeque;
import java.util.Queue;

/** Limits how many requests sleep at a time; the others wait, first come first served. */
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
   * Runs {@code seated} as soon as it has a seat: now and in this thread, or later in the thread
   * that frees a seat.
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

  /** Frees a seat for the request that has waited longest. */
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
