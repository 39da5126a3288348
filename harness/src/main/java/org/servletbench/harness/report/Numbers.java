package org.servletbench.harness.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Text;

/** Formats figures, the same in every locale; a figure that was not measured is an empty string. */
final class Numbers {
  private Numbers() {}

  /** Formats for files: six significant digits, never an exponent. */
  static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value)
        .round(new MathContext(6, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }

  static String plain(OptionalDouble value) {
    return value.isPresent() ? plain(value.getAsDouble()) : "";
  }

  /** Formats for people: at least three significant digits, all digits of thousands. */
  static String brief(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      return Long.toString((long) value);
    }
    if (size < 0.1) {
      return new BigDecimal(value)
          .round(new MathContext(3, RoundingMode.HALF_EVEN))
          .toPlainString();
    }
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return Text.of("%." + decimals + "f", value);
  }

  static String brief(OptionalDouble value) {
    return value.isPresent() ? brief(value.getAsDouble()) : "";
  }
}
