package org.servletbench.harness.system;

import java.nio.file.Path;

/**
 * A process of an earlier invocation that still runs although the harness that started it is gone.
 *
 * @param startTicks when it started, clock ticks since boot: a pid alone may have been given again
 * @param entry its file in the registry
 */
public record Leftover(long pid, long startTicks, String name, String command, Path entry) {}
