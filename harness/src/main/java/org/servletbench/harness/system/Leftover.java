package org.servletbench.harness.system;

import java.nio.file.Path;

/**
 * A process that still runs although the harness that started it is gone.
 *
 * @param startTicks start of the process, clock ticks since boot; a pid alone may have been reused
 * @param mark mark of its descendants, which may still run when the process itself is gone
 * @param entry file of the process in the registry
 */
public record Leftover(
    long pid, long startTicks, String name, String command, String mark, Path entry) {}
