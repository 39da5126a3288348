package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The stages that servers have named in this run, in the order of their first appearance, and
 * counts of the metrics that were no stage. The event loop writes it; whoever is handed a {@link
 * Second} sees everything written before.
 */
final class StageNames {
  /** Most stages; a server with more makes names up, such as one per request. */
  static final int MAX = 16;

  /** Longest name of a stage, in bytes. */
  static final int MAX_LENGTH = 64;

  /** The name of the time that no stage accounts for; a server's own stage cannot have it. */
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

  /** Returns the index of a name, new or known; below 0, and counted, if it can be no stage. */
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

  /** Counts a metric that breaks the grammar. */
  void malformed() {
    malformed++;
  }

  /** Counts the metrics whose time was left out because their name is no stage. */
  long beyond() {
    return beyond;
  }

  long malformedMetrics() {
    return malformed;
  }
}
