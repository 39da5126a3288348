package org.servletbench.harness.engine;

import java.util.Optional;

/** Compares a body with the expected one as it comes in: its length and its first bytes. */
class BodyCheck {
  private static final int COMPARED = 64;

  private final byte[] expected;
  private long length;
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
    if (expected != null) {
      int compared = Math.min(COMPARED, expected.length);
      for (int i = 0; i < count && length + i < compared; i++) {
        same &= bytes[from + i] == expected[(int) length + i];
      }
      length += count;
    }
  }

  /** At the end of the body. */
  boolean matches() {
    return expected == null || same && length == expected.length;
  }
}
