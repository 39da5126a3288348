package org.servletbench.harness.audit;

/**
 * A figure of a table.
 *
 * @param value in the base unit of its dimension
 * @param half half a unit of the last digit that counts, in the base unit: the true value lies at
 *     most so far away; 0 for a count
 * @param digits how many digits were printed, without leading zeros
 * @param hasFraction whether a fraction was printed
 */
record Printed(double value, double half, int digits, boolean hasFraction) {
  /** Returns the least that the true value can be. */
  double low() {
    return value - half;
  }

  /** Returns the most that the true value can be. */
  double high() {
    return value + half;
  }

  /** Whether both can be the same true value. */
  boolean agreesWith(Printed other) {
    return Math.abs(value - other.value) <= (half + other.half) * (1 + 1e-9);
  }

  /** Whether both print the same figure, perhaps one of them with more digits. */
  boolean isPrintedAs(Printed other) {
    return Math.abs(value - other.value) <= Math.max(half, other.half) * (1 + 1e-9);
  }

  /** Whether the rounding is at most this part of the value. */
  boolean isWithin(double part) {
    return half <= part * Math.abs(value);
  }
}
