package org.servletbench.app.downstream;

/**
 * The connections to the downstream at this moment, of both clients together.
 *
 * @param limit how many there may be; null for unlimited
 * @param inUse calls in flight
 * @param waiting callers blocked until a connection is free
 */
public record ClientPool(Integer limit, int inUse, int waiting) {}
