package org.servletbench.harness.model;

import java.math.BigDecimal;
import java.time.Duration;

/** Checks that a number from outside is in its range, and refuses others in the same words. */
final class Range {
  private Range() {}

  /**
   * @param name key of a suite, as users write it
   * @throws IllegalArgumentException that names the key, the range and the value; also for NaN
   */
  static void require(double value, double least, double most, String name) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          Text.of(
              "%s must be from %s to %s, not %s", name, plain(least), plain(most), plain(value)));
    }
  }

  /**
   * @param name key of a suite, as users write it
   * @throws IllegalArgumentException that names the key, the range and the value
   */
  static void require(Duration value, Duration least, Duration most, String name) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          Text.of(
              "%s must be from %s to %s, not %s",
              name,
              Units.formatDuration(least),
              Units.formatDuration(most),
              value.isNegative() ? value : Units.formatDuration(value)));
    }
  }

  private static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
