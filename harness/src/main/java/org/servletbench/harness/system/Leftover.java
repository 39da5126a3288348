package org.servletbench.harness.system;

import java.nio.file.Path;

/**
 * A process of an earlier invocation that still runs although the harness that started it is gone.
 *
 * @param startTicks when it started, clock ticks since boot: a pid alone may have been given again
 * @param mark of what it has started, which may run although it is gone itself
 * @param entry its file in the registry
 */
public record Leftover(
    long pid, long startTicks, String name, String command, String mark, Path entry) {}
