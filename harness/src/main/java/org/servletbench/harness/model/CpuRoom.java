package org.servletbench.harness.model;

import java.util.OptionalDouble;

/**
 * The CPU that a process may use.
 *
 * @param allowed cores that its affinity allows; at least 1
 * @param quota cores that its control group's quota allows on average; empty for no quota
 */
public record CpuRoom(int allowed, OptionalDouble quota) {
  public CpuRoom {
    quota = quota == null ? OptionalDouble.empty() : quota;
    if (allowed < 1 || !(quota.orElse(1) > 0)) {
      throw new IllegalArgumentException(
          "a process needs some CPU, not " + allowed + " cores, quota " + quota);
    }
  }

  /** Returns the smaller of both, in cores. */
  public double cores() {
    return Math.min(allowed, quota.orElse(allowed));
  }
}
