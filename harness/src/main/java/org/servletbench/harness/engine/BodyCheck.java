package org.servletbench.harness.engine;

import java.util.Arrays;
import java.util.Optional;

/** Compares a body with the expected one as it comes in: all of it, however long. */
class BodyCheck {
  private final byte[] expected;
  private int length;
  private boolean same;

  /**
   * @param expected empty when any body will do
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

  /** At the end of the body. */
  boolean matches() {
    return expected == null || same && length == expected.length;
  }
}
