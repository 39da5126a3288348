package org.servletbench.app.downstream;

/**
 * The current connections of all clients to the downstream.
 *
 * @param limit most connections allowed; null for unlimited
 * @param inUse calls in flight
 * @param waiting callers blocked until a connection is free
 */
public record ClientPool(Integer limit, int inUse, int waiting) {

  /** Adds up two clients under the same limit; a process uses only one of them. */
  ClientPool plus(ClientPool other) {
    return new ClientPool(limit, inUse + other.inUse, waiting + other.waiting);
  }
}
