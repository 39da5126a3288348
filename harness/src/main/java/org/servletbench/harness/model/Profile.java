package org.servletbench.harness.model;

import java.util.Map;

/**
 * Where the target's process spent its CPU time in MEASURE, as samples of a fixed length of CPU
 * time.
 *
 * @param stacks samples by call stack, from the thread's name to the leaf, joined by semicolons;
 *     numbers at the end of a thread's name are cut off
 */
public record Profile(Map<String, Long> stacks) {
  /** No profiler was asked for, or it could not read the process. */
  public static final Profile NONE = new Profile(Map.of());

  public Profile {
    stacks = Map.copyOf(stacks);
  }

  public boolean isEmpty() {
    return stacks.isEmpty();
  }

  public long samples() {
    return stacks.values().stream().mapToLong(Long::longValue).sum();
  }
}
