package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The samples from inside the target's process.
 *
 * @param stacks samples of CPU time in MEASURE, each of a fixed length, counted by call stack. A
 *     stack runs from the thread's name to the leaf, joined by semicolons; numbers at the end of a
 *     thread's name are cut off
 * @param pins virtual threads that waited without leaving their carrier, from the warm-up to the
 *     end of the drain; empty if not recorded
 */
public record Profile(Map<String, Long> stacks, Optional<List<Pin>> pins) {
  /** No profile: none was asked for, or the process could not be read. */
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
