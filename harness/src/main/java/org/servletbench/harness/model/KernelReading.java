package org.servletbench.harness.model;

/**
 * The kernel's TCP counters at one instant, for the whole host.
 *
 * @param timeWait sockets in TIME_WAIT now (/proc/net/sockstat)
 * @param reusesTimeWait whether a new connection over loopback may take a port in TIME_WAIT after 1
 *     s (net.ipv4.tcp_tw_reuse 1 or 2)
 * @param ephemeralPorts number of local ports for outgoing connections; 0 if unknown
 * @param openFilesLimit limit of open files of a process that the harness starts; 0 if unknown
 * @param listenOverflows connections that a full accept queue turned away, since boot
 * @param listenDrops SYNs dropped by listening sockets, since boot
 */
public record KernelReading(
    long timeWait,
    boolean reusesTimeWait,
    long ephemeralPorts,
    long openFilesLimit,
    long listenOverflows,
    long listenDrops) {}
