package org.servletbench.harness.engine;

/** Reads a number of milliseconds digit by digit: {@code 12}, {@code 0.5}, {@code 1.5e3}. */
final class DecimalMillis {
  private static final int NANO_DIGITS = 6;
  private static final int MAX_DIGITS = 17;
  private static final int MAX_EXPONENT = 99;
  private static final double LONGEST = 3.6e12;
  private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

  private enum Part {
    WHOLE,
    FRACTION,
    EXPONENT_SIGN,
    EXPONENT,
    WRONG
  }

  private Part part;
  private long digits;
  private int kept;
  private int scale;
  private int exponent;
  private boolean negativeExponent;
  private boolean any;

  void start() {
    part = Part.WHOLE;
    digits = 0;
    kept = 0;
    scale = 0;
    exponent = 0;
    negativeExponent = false;
    any = false;
  }

  void take(byte b) {
    if (b >= '0' && b <= '9') {
      digit(b - '0');
    } else if (b == '.' && part == Part.WHOLE) {
      part = Part.FRACTION;
    } else if ((b == 'e' || b == 'E') && any && (part == Part.WHOLE || part == Part.FRACTION)) {
      part = Part.EXPONENT_SIGN;
      any = false;
    } else if ((b == '-' || b == '+') && part == Part.EXPONENT_SIGN) {
      negativeExponent = b == '-';
      part = Part.EXPONENT;
    } else {
      part = Part.WRONG;
    }
  }

  private void digit(int value) {
    any = true;
    switch (part) {
      case WHOLE, FRACTION -> {
        if (kept < MAX_DIGITS) {
          digits = 10 * digits + value;
          kept += digits == 0 ? 0 : 1;
          scale -= part == Part.FRACTION ? 1 : 0;
        } else if (part == Part.WHOLE) {
          scale++;
        }
      }
      case EXPONENT_SIGN, EXPONENT -> {
        part = Part.EXPONENT;
        exponent = Math.min(MAX_EXPONENT, 10 * exponent + value);
      }
      case WRONG -> {}
    }
  }

  /** Whether the text is a time: a number that is not negative. */
  boolean isTime() {
    return any && part != Part.WRONG;
  }

  /** Returns the time in nanoseconds, at most an hour. */
  long nanos() {
    int power = scale + NANO_DIGITS + (negativeExponent ? -exponent : exponent);
    if (power >= 0 && power <= NANO_DIGITS && digits <= Long.MAX_VALUE / 1_000_000) {
      return Math.min(
          (long) LONGEST, digits * POWERS[power]); // exact, and the form that servers send
    }
    return Math.round(Math.min(LONGEST, digits * Math.pow(10, power)));
  }
}
