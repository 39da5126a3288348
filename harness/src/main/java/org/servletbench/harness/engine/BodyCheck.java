package org.servletbench.harness.engine;

import java.util.Arrays;
import java.util.Optional;

/** Compares a whole body, of any length, with the expected one while it comes in. */
class BodyCheck {
  private final byte[] expected;
  private int length;
  private boolean same;

  /**
   * @param expected body of a good answer; empty if any body will do
   */
  BodyCheck(Optional<byte[]> expected) {
    this.expected = expected.orElse(null);
    reset();
  }

  void reset() {
    length = 0;
    same = true;
  }

  void take(byte[] bytes, int from, int count) {
    if (expected != null && same) {
      same =
          count <= expected.length - length
              && Arrays.equals(bytes, from, from + count, expected, length, length + count);
      length += count;
    }
  }

  /** Whether the body matches; to be asked at its end. */
  boolean matches() {
    return expected == null || same && length == expected.length;
  }
}
