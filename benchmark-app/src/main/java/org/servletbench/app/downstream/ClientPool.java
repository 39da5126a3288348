package org.servletbench.app.downstream;

/**
 * The connections to the downstream at this moment, of all clients together.
 *
 * @param limit how many there may be; null for unlimited
 * @param inUse calls in flight
 * @param waiting callers blocked until a connection is free
 */
public record ClientPool(Integer limit, int inUse, int waiting) {

  /** Of two clients under the same limit, of which a process uses one. */
  ClientPool plus(ClientPool other) {
    return new ClientPool(limit, inUse + other.inUse, waiting + other.waiting);
  }
}
