package org.servletbench.harness.system;

/**
 * CPU time of the whole host since boot, from /proc/stat, in clock ticks summed over the cores.
 *
 * @param busyTicks spent on work, interrupts included
 * @param stolenTicks that the hypervisor gave to another machine: neither busy nor available
 * @param totalTicks busy, stolen and idle
 */
public record SystemCpu(long busyTicks, long stolenTicks, long totalTicks) {
  /** The share of all cores that was busy since an earlier reading, 0 to 1; 0 when none passed. */
  public double busyShareSince(SystemCpu earlier) {
    return share(busyTicks - earlier.busyTicks, earlier);
  }

  /** The share that the hypervisor took since an earlier reading, 0 to 1. */
  public double stolenShareSince(SystemCpu earlier) {
    return share(stolenTicks - earlier.stolenTicks, earlier);
  }

  private double share(long part, SystemCpu earlier) {
    long total = totalTicks - earlier.totalTicks;
    return total <= 0 ? 0 : (double) part / total;
  }
}
