package org.servletbench.harness.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations and rates as users write them, on the command line and in suites. */
public final class Units {
  private static final Pattern DURATION =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)(ns|us|ms|s|m|h)");
  private static final Pattern RATE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(?:/s)?");

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  /** The longest duration: twice as many milliseconds must fit an int. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final double FASTEST = 10_000_000;
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,15})?");

  private Units() {}

  /**
   * Parses a number, with or without decimals, and one of ns, us, ms, s, m, h, such as {@code
   * 1.5s}. Zero is a duration; the caller decides whether it is allowed.
   *
   * @throws IllegalArgumentException that names the text and the allowed forms, also beyond a week
   *     or below a nanosecond
   */
  public static Duration parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      BigDecimal nanos =
          new BigDecimal(matcher.group(1))
              .multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2))));
      if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
        throw new IllegalArgumentException(
            "'" + text + "' is too long: at most " + LONGEST.toHours() + "h");
      }
      try {
        return Duration.ofNanos(nanos.longValueExact());
      } catch (ArithmeticException tooFine) {
        // Reported below, with the allowed forms.
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a duration: write it like 1s, 1.5s, 200ms, 1500us, 1m or 1h");
  }

  /**
   * Parses a number, with or without decimals, alone or followed by {@code /s}, such as {@code
   * 20/s}.
   *
   * @return events per second, 0 to 10,000,000; the caller decides whether 0 is allowed
   * @throws IllegalArgumentException that names the text and what is allowed
   */
  public static double parseRate(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a rate per second: write it like 20, 20/s or 0.5/s");
    }
    double rate = Double.parseDouble(matcher.group(1));
    if (rate > FASTEST) {
      throw new IllegalArgumentException(
          Text.of("'%s' is too fast: at most %.0f/s", text, FASTEST));
    }
    return rate;
  }

  /**
   * Parses a whole number in decimal digits, without a leading 0, which could be meant as octal.
   *
   * @return 0 to 999,999,999; the caller may allow less
   * @throws IllegalArgumentException that names the text and what is allowed
   */
  public static int parseCount(String text) {
    if (!COUNT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a whole number from 0 to 999999999: write it like 10");
    }
    return Integer.parseInt(text);
  }

  /**
   * Parses a number with or without decimals, not negative.
   *
   * @throws IllegalArgumentException that names the text and the allowed form
   */
  public static double parseNumber(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a number: write it like 5 or 2.5");
    }
    return Double.parseDouble(text);
  }

  /**
   * Parses a switch.
   *
   * @throws IllegalArgumentException that names the text and the allowed forms
   */
  public static boolean parseFlag(String text) {
    return switch (text) {
      case "true", "on" -> true;
      case "false", "off" -> false;
      default -> throw new IllegalArgumentException("must be true or false, not '" + text + "'");
    };
  }

  /**
   * Formats a duration briefly and exactly: {@link #parseDuration} reads it back unchanged. Uses
   * seconds from 1 s to below 10 min, and for anything that is not a whole minute, since windows
   * and timeouts are given in seconds.
   *
   * @param duration duration, not negative and at most 292 years
   * @throws IllegalArgumentException for a negative duration
   */
  public static String formatDuration(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos < 0) {
      throw new IllegalArgumentException("duration must not be negative, but is " + duration);
    }
    if (nanos >= 10 * NANOS.get("m") && nanos % NANOS.get("m") == 0) {
      return in("m", nanos);
    }
    if (nanos == 0 || nanos >= NANOS.get("s")) {
      return in("s", nanos);
    }
    return nanos >= NANOS.get("ms")
        ? in("ms", nanos)
        : nanos >= NANOS.get("us") ? in("us", nanos) : in("ns", nanos);
  }

  private static String in(String unit, long nanos) {
    return BigDecimal.valueOf(nanos)
            .divide(BigDecimal.valueOf(NANOS.get(unit)))
            .stripTrailingZeros()
            .toPlainString()
        + unit;
  }
}
