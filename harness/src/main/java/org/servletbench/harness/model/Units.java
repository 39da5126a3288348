package org.servletbench.harness.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and rates as users write them, on the command line and in suites. */
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

  private Units() {}

  /**
   * A number, with or without decimals, and one of ns, us, ms, s, m, h, such as {@code 1.5s}. Zero
   * is a duration; whether it is allowed is for the caller to say.
   *
   * @throws IllegalArgumentException naming the text and the allowed forms, also beyond 292 years
   *     or below a nanosecond
   */
  public static Duration parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      BigDecimal nanos =
          new BigDecimal(matcher.group(1))
              .multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2))));
      try {
        return Duration.ofNanos(nanos.longValueExact());
      } catch (ArithmeticException tooLongOrTooFine) {
        // Told below, with the forms that are allowed.
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a duration: write it like 1s, 1.5s, 200ms, 1500us, 1m or 1h");
  }

  /**
   * A number, with or without decimals, alone or followed by {@code /s}, such as {@code 20/s}.
   *
   * @return events per second, 0 or greater; whether 0 is allowed is for the caller to say
   * @throws IllegalArgumentException naming the text and the allowed forms
   */
  public static double parseRate(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a rate per second: write it like 20, 20/s or 0.5/s");
    }
    return Double.parseDouble(matcher.group(1));
  }

  /**
   * Short and exact: {@link #parseDuration} of it gives the same duration. Seconds from 1 s to
   * below 10 min and for what is no whole minute, since windows and timeouts are told in seconds.
   *
   * @param duration not negative, at most 292 years
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
