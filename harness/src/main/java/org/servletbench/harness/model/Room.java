package org.servletbench.harness.model;

import java.util.OptionalLong;

/**
 * The resources that a trial can exhaust; empty if they cannot be read or have no limit.
 *
 * @param openFiles most open files of one process
 * @param localPorts local ports for outgoing connections to one address
 * @param threads threads that may still be started
 * @param memoryMaps most memory maps of one process
 * @param memoryMib memory that is free, MiB
 */
public record Room(
    OptionalLong openFiles,
    OptionalLong localPorts,
    OptionalLong threads,
    OptionalLong memoryMaps,
    OptionalLong memoryMib) {}
