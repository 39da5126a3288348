package org.servletbench.harness.system;

/**
 * The CPU time of some cores of the host since boot, from /proc/stat, in clock ticks summed over
 * the cores.
 *
 * @param busyTicks ticks spent on work, including interrupts
 * @param idleTicks ticks without work, or with nothing but a wait for a disk. The kernel times them
 *     exactly, whereas a busy tick is whatever the clock happens to meet
 * @param stolenTicks ticks that the hypervisor gave to another machine: neither busy nor available
 */
record SystemCpu(long busyTicks, long idleTicks, long stolenTicks) {}
