package org.servletbench.harness.model;

import java.util.OptionalLong;

/**
 * How much there is of what a trial can run out of; empty where it cannot be read or has no bound.
 *
 * @param openFiles of one process
 * @param localPorts that outgoing connections may have, to one address
 * @param threads that may still be started
 * @param memoryMaps of one process
 * @param memoryMib that is not in use
 */
public record Room(
    OptionalLong openFiles,
    OptionalLong localPorts,
    OptionalLong threads,
    OptionalLong memoryMaps,
    OptionalLong memoryMib) {}
