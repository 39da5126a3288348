package org.servletbench.harness.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The checks that the classes of this package share. */
final class Values {
  private Values() {}

  /** Returns a sorted copy, after checking the values. */
  static double[] sorted(double[] values, String name) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + " must hold at least one value");
    }
    double[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      if (!Double.isFinite(copy[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] must be a finite number, not " + copy[i]);
      }
    }
    Arrays.sort(copy);
    return copy;
  }

  /** Returns a sorted copy of values that may be none, after checking them. */
  static double[] nonNegative(double[] values, String name) {
    double[] sorted = values.length == 0 ? values : sorted(values, name);
    if (sorted.length > 0 && sorted[0] < 0) {
      throw new IllegalArgumentException(name + " must hold no negative value, not " + sorted[0]);
    }
    return sorted;
  }

  static double medianOfSorted(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }

  static void requireInterval(OptionalDouble low, OptionalDouble high) {
    if (low.isPresent() != high.isPresent()) {
      throw new IllegalArgumentException("low and high must both be present, or neither");
    }
    if (low.isPresent() && !(low.getAsDouble() <= high.getAsDouble())) {
      throw new IllegalArgumentException("low must be at most high: " + low + ", " + high);
    }
  }
}
