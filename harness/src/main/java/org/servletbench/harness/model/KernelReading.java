package org.servletbench.harness.model;

import java.util.OptionalLong;

/**
 * The kernel's TCP counters at one instant, for the whole host.
 *
 * @param timeWait sockets in TIME_WAIT now (/proc/net/sockstat); -1 if the kernel does not tell
 * @param reusesTimeWait whether a new connection over loopback may take a port in TIME_WAIT after 1
 *     s (net.ipv4.tcp_tw_reuse 1 or 2)
 * @param ephemeralPorts number of local ports for outgoing connections; 0 if unknown
 * @param openFilesLimit limit of open files of a process that the harness starts; 0 if unknown
 * @param listenOverflows connections that a full accept queue turned away, since boot; -1 if the
 *     kernel does not tell, as the next
 * @param listenDrops SYNs dropped by listening sockets, since boot; the overflows are among them
 */
public record KernelReading(
    long timeWait,
    boolean reusesTimeWait,
    long ephemeralPorts,
    long openFilesLimit,
    long listenOverflows,
    long listenDrops) {
  /** Returns this reading with the counters of a later one. */
  public KernelReading counting(KernelReading later) {
    return new KernelReading(
        timeWait,
        reusesTimeWait,
        ephemeralPorts,
        openFilesLimit,
        later.listenOverflows,
        later.listenDrops);
  }

  /** Returns the overflows since an earlier reading; empty where the kernel does not count them. */
  public OptionalLong overflowsSince(KernelReading before) {
    return listenOverflows < 0 || before.listenOverflows < 0
        ? OptionalLong.empty()
        : OptionalLong.of(listenOverflows - before.listenOverflows);
  }

  /** Returns the SYNs dropped since an earlier reading while no accept queue was full. */
  public long otherDropsSince(KernelReading before) {
    return listenDrops - before.listenDrops - (listenOverflows - before.listenOverflows);
  }
}
