package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen inside the target's process.
 *
 * @param stacks where it spent its CPU time in MEASURE, as samples of a fixed length of CPU time,
 *     by call stack, from the thread's name to the leaf, joined by semicolons; numbers at the end
 *     of a thread's name are cut off
 * @param pins its virtual threads that waited without leaving their carrier, from the warm-up to
 *     the end of the drain; empty where that was not recorded
 */
public record Profile(Map<String, Long> stacks, Optional<List<Pin>> pins) {
  /** No profiler was asked for, or it could not read the process. */
  public static final Profile NONE = new Profile(Map.of(), Optional.empty());

  public Profile {
    stacks = Map.copyOf(stacks);
    pins = pins.map(List::copyOf);
  }

  public boolean isEmpty() {
    return stacks.isEmpty();
  }

  public long samples() {
    return stacks.values().stream().mapToLong(Long::longValue).sum();
  }
}
