package org.servletbench.harness.system;

/**
 * CPU time of the whole host since boot, from /proc/stat, in clock ticks summed over the cores.
 *
 * @param busyTicks spent on work, interrupts included
 * @param stolenTicks that the hypervisor gave to another machine: neither busy nor available
 */
record SystemCpu(long busyTicks, long stolenTicks) {}
