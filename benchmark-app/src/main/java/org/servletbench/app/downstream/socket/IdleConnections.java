package org.servletbench.app.downstream.socket;

import java.util.Arrays;
import java.util.List;

/**
 * Keeps the connections that wait for their next request. The last one in is the first one out: it
 * is the least likely to have been closed, its memory is still in the cache, and the others can
 * grow old enough to be given up. The lock is held for a few instructions only.
 */
final class IdleConnections {

  private Connection[] stack = new Connection[64];
  private int size;

  /** Takes the most recent connection; null when there is none. */
  synchronized Connection take() {
    if (size == 0) {
      return null;
    }
    Connection last = stack[--size];
    stack[size] = null;
    return last;
  }

  synchronized void give(Connection connection) {
    if (size == stack.length) {
      stack = Arrays.copyOf(stack, 2 * size);
    }
    stack[size++] = connection;
  }

  /** Removes the connections that have been idle since before that time: the bottom ones. */
  synchronized List<Connection> takeOlderThan(long then) {
    int old = 0;
    while (old < size && stack[old].idleSince() < then) {
      old++;
    }
    List<Connection> taken = List.of(Arrays.copyOf(stack, old));
    System.arraycopy(stack, old, stack, 0, size - old);
    Arrays.fill(stack, size - old, size, null);
    size -= old;
    return taken;
  }
}
