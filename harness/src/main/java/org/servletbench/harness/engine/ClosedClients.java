package org.servletbench.harness.engine;

import org.servletbench.harness.model.Load;

/**
 * Simulates clients that each send a request, wait for its answer, and send the next. The next
 * request starts at the later of answer + think time and last start + cycle. Starts are the
 * intended ones, so that the engine's own lateness does not add up.
 */
final class ClosedClients implements ArrivalSource {
  private final OpenArrivals warmUp;
  private final long thinkNanos;
  private final long cycleNanos;
  private long startNanos;
  private long endNanos;

  /** Clients that are not waiting for an answer, as a binary heap by when they send next. */
  private final long[] dues;

  private final int[] clients;
  private int size;

  /** The start of each client's last request. */
  private final long[] starts;

  ClosedClients(OpenArrivals warmUp, Load.Closed load, long startNanos, long endNanos) {
    this.warmUp = warmUp;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    thinkNanos = load.thinkTime().toNanos();
    cycleNanos = load.cycle().toNanos();
    long spreadNanos = load.spread().toNanos();
    int count = load.connections();
    dues = new long[count];
    clients = new int[count];
    starts = new long[count];
    for (int client = 0; client < count; client++) {
      add(startNanos + Math.round((double) spreadNanos * client / count), client);
    }
  }

  @Override
  public long due() {
    // The end may have come nearer since a client was told when to send next.
    return Math.min(warmUp.due(), size == 0 || dues[0] >= endNanos ? Pacer.NEVER : dues[0]);
  }

  @Override
  public int take() {
    if (size == 0 || warmUp.due() < dues[0]) {
      return warmUp.take();
    }
    int client = clients[0];
    starts[client] = dues[0];
    removeFirst();
    return client;
  }

  @Override
  public void ended(int client, long now) {
    if (client != NO_CLIENT) {
      add(Math.max(now + thinkNanos, starts[client] + cycleNanos), client);
    }
  }

  /**
   * Shifts all clients, which are due before the measured load begins, by one time: the heap keeps
   * its order.
   */
  @Override
  public void reschedule(Schedule fixed) {
    warmUp.reschedule(fixed);
    long shift = fixed.settleStartNanos() - startNanos;
    startNanos += shift;
    endNanos = fixed.measureEndNanos();
    for (int i = 0; i < size; i++) {
      dues[i] += shift;
    }
  }

  /** Adds a client, unless it would start after the end of MEASURE: then it is done. */
  private void add(long due, int client) {
    if (due >= endNanos) {
      return;
    }
    int at = size++;
    while (at > 0 && dues[(at - 1) / 2] > due) {
      move((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    dues[at] = due;
    clients[at] = client;
  }

  private void removeFirst() {
    long due = dues[--size];
    int client = clients[size];
    int at = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && dues[child + 1] < dues[child]) {
        child++;
      }
      if (dues[child] >= due) {
        break;
      }
      move(child, at);
      at = child;
      child = 2 * at + 1;
    }
    dues[at] = due;
    clients[at] = client;
  }

  private void move(int from, int to) {
    dues[to] = dues[from];
    clients[to] = clients[from];
  }
}
