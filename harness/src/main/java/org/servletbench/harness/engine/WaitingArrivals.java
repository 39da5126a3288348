package org.servletbench.harness.engine;

import java.util.Arrays;

/** Queues the arrivals that wait for a connection, first come first served, in a ring. */
final class WaitingArrivals {
  private static final int FIRST_CAPACITY = 1024;

  private long[] slots;
  private long[] takenUp;
  private int[] clients;
  private int head;
  private int size;

  WaitingArrivals() {
    this(FIRST_CAPACITY);
  }

  WaitingArrivals(int capacity) {
    int length = Integer.highestOneBit(Math.max(2, capacity) - 1) << 1;
    slots = new long[length];
    takenUp = new long[length];
    clients = new int[length];
  }

  int size() {
    return size;
  }

  /** Returns the slot of the head, which must exist; so do takenUp. */
  long slot() {
    return slots[head];
  }

  long takenUp() {
    return takenUp[head];
  }

  /** Removes the head; returns its client. */
  int removeHead() {
    int client = clients[head];
    head = head + 1 & slots.length - 1;
    size--;
    return client;
  }

  void clear() {
    size = 0;
  }

  void add(long slot, long taken, int client) {
    if (size == slots.length) {
      grow();
    }
    int at = head + size & slots.length - 1;
    slots[at] = slot;
    takenUp[at] = taken;
    clients[at] = client;
    size++;
  }

  private void grow() {
    int length = slots.length;
    slots = Arrays.copyOf(slots, 2 * length);
    takenUp = Arrays.copyOf(takenUp, 2 * length);
    clients = Arrays.copyOf(clients, 2 * length);
    System.arraycopy(slots, 0, slots, length, head);
    System.arraycopy(takenUp, 0, takenUp, length, head);
    System.arraycopy(clients, 0, clients, length, head);
  }
}
