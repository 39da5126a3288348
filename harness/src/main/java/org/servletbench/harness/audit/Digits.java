package org.servletbench.harness.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes the numbers of an arithmetic, never with an exponent. */
final class Digits {
  private static final MathContext AS_PRINTED = new MathContext(9, RoundingMode.HALF_UP);
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);

  private Digits() {}

  /** Writes a number of the table, as it was printed, up to nine digits. */
  static String of(double value) {
    return plain(BigDecimal.valueOf(value).round(AS_PRINTED));
  }

  /** Writes a result: one decimal from 10 on, three digits below. */
  static String about(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).round(AS_PRINTED); // drops binary noise
    return plain(
        Math.abs(value) >= 10 ? exact.setScale(1, RoundingMode.HALF_UP) : exact.round(THREE));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
