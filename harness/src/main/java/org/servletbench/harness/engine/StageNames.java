package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The stages that servers have named in this run, in the order of their first appearance, and what
 * was no stage. Written by the event loop; a reader that was handed a {@link Second} afterwards
 * sees all that it holds.
 */
final class StageNames {
  /** More would be a server that makes names up, such as one for each request. */
  static final int MAX = 16;

  /** No longer name is a stage. */
  static final int MAX_LENGTH = 64;

  /** What no stage of the server accounts for; a server's own stage cannot be called so. */
  static final String OUTSIDE = "outside";

  private static final byte[] RESERVED = OUTSIDE.getBytes(StandardCharsets.US_ASCII);
  private static final int NONE = -1;

  private final byte[][] bytes = new byte[MAX][];
  private final String[] names = new String[MAX];
  private int size;
  private long beyond;
  private long malformed;

  int size() {
    return size;
  }

  String name(int index) {
    return names[index];
  }

  List<String> all() {
    return List.of(Arrays.copyOf(names, size));
  }

  /** Index of a name, new or not; below 0 if it can be none of the stages, and is counted. */
  int index(byte[] name, int length) {
    for (int i = 0; i < size; i++) {
      if (isName(bytes[i], name, length)) {
        return i;
      }
    }
    if (size == MAX || length > MAX_LENGTH || isName(RESERVED, name, length)) {
      beyond++;
      return NONE;
    }
    bytes[size] = Arrays.copyOf(name, length);
    names[size] = new String(bytes[size], StandardCharsets.US_ASCII);
    return size++;
  }

  private static boolean isName(byte[] known, byte[] name, int length) {
    return known.length == length && Arrays.equals(known, 0, length, name, 0, length);
  }

  /** A metric that is none by the grammar. */
  void malformed() {
    malformed++;
  }

  /** Metrics whose time was left out, since their name was no stage. */
  long beyond() {
    return beyond;
  }

  long malformedMetrics() {
    return malformed;
  }
}
