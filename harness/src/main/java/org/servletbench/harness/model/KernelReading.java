package org.servletbench.harness.model;

/**
 * The kernel's TCP counters at one instant, for the whole host.
 *
 * @param timeWait sockets in TIME_WAIT now (/proc/net/sockstat)
 * @param ephemeralPorts how many local ports outgoing connections may have; 0 if unknown
 * @param openFilesLimit of a process that the harness starts; 0 if unknown
 * @param listenOverflows connections that a full accept queue turned away, since boot
 * @param listenDrops SYNs dropped by listening sockets, since boot
 */
public record KernelReading(
    long timeWait,
    long ephemeralPorts,
    long openFilesLimit,
    long listenOverflows,
    long listenDrops) {}
