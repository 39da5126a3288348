package org.servletbench.harness.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Text;

/**
 * Figures as people say them, everywhere but in files: {@code 0.37 ms}, {@code 12.4 s}, {@code 1.5
 * GiB}. They have three significant digits at most, and two below 1. The unit stands beside each
 * figure, and is the one in which it reads best. A figure that was not measured is the empty text.
 */
public final class Say {
  /** The most digits behind the point of a share that is just below 1. */
  private static final int MOST_NINES = 8;

  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
  private static final double KIB = 1024;

  private Say() {}

  /** A figure in the unit that the catalogue gives its metric. */
  static String figure(Metric metric, double value) {
    return switch (metric.unit()) {
      case MILLISECONDS -> millis(value);
      case MICROSECONDS -> micros(value);
      case SECONDS -> seconds(value);
      case PER_SECOND -> perSecond(value);
      case MEBIBYTES -> mebibytes(value);
      case KIBIBYTES -> bytes(value * KIB);
      case BYTES -> bytes(value);
      case ONE -> metric.label().endsWith("_share") ? percent(value) : count(value);
    };
  }

  static String figure(Metric metric, OptionalDouble value) {
    return known(value, known -> figure(metric, known));
  }

  /** A figure in words of its own; the empty text if it was not measured. */
  static String known(OptionalDouble value, DoubleFunction<String> words) {
    return value.isPresent() ? words.apply(value.getAsDouble()) : "";
  }

  /** A duration of microseconds. */
  public static String micros(double value) {
    return size(value) < 1000 ? number(value) + " us" : millis(value / 1000);
  }

  /** A duration of milliseconds; it stays in them down to a tenth. */
  public static String millis(double value) {
    double size = size(value);
    if (size > 0 && size < 0.1) {
      return micros(value * 1000);
    }
    return size < 1000 ? number(value) + " ms" : seconds(value / 1000);
  }

  /** A duration of seconds; they last for ten minutes, as windows and timeouts are told in them. */
  public static String seconds(double value) {
    double size = size(value);
    if (size > 0 && size < 1) {
      return millis(value * 1000);
    }
    return size < 600
        ? number(value) + " s"
        : size < 7200 ? number(value / 60) + " min" : number(value / 3600) + " h";
  }

  public static String duration(Duration duration) {
    return millis(duration.toNanos() / 1e6);
  }

  public static String mebibytes(double value) {
    return bytes(value * KIB * KIB);
  }

  /** An amount of memory, in powers of 1024. */
  public static String bytes(double value) {
    int unit = 0;
    double amount = value;
    while (size(amount) >= 1000 && unit < BINARY.length - 1) {
      amount /= KIB;
      unit++;
    }
    return number(amount) + " " + BINARY[unit];
  }

  /** A rate; a whole one in full, since it may be one that was asked for. */
  public static String perSecond(double value) {
    return count(value) + "/s";
  }

  /** A share of 1; what is less than all is not said to be all. */
  public static String percent(double share) {
    double percent = 100 * share;
    return (share > 0 && share < 1 && size(percent) >= 100 ? almostAll(percent) : number(percent))
        + " %";
  }

  /** With as many digits as tell it from all. */
  private static String almostAll(double percent) {
    for (int digits = 1; digits <= MOST_NINES; digits++) {
      String text = Text.of("%." + digits + "f", percent);
      if (!text.startsWith("100")) {
        return text;
      }
    }
    return "almost 100";
  }

  /** A ratio, such as {@code 1.5x}. */
  public static String times(double ratio) {
    return number(ratio) + "x";
  }

  /** A count in full; the mean of counts as any number. */
  public static String count(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : number(value);
  }

  /** A figure without a unit. */
  public static String number(double value) {
    return rounded(value).stripTrailingZeros().toPlainString();
  }

  /** The same to a number of digits. */
  static String number(double value, int digits) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(digits, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static double size(double value) {
    return rounded(Math.abs(value)).doubleValue();
  }

  private static BigDecimal rounded(double value) {
    int digits = Math.abs(value) < 1 ? 2 : 3;
    return BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
  }
}
