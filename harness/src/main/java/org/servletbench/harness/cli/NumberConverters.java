package org.servletbench.harness.cli;

import java.math.BigInteger;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options, and says in words what is none. */
final class NumberConverters {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,40}(?:\\.[0-9]{1,40})?");

  private NumberConverters() {}

  static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(int.class, NumberConverters::whole)
        .registerConverter(Integer.class, NumberConverters::whole)
        .registerConverter(long.class, NumberConverters::any)
        .registerConverter(double.class, NumberConverters::decimal)
        .registerConverter(Double.class, NumberConverters::decimal);
  }

  /** Makes one that is too large the largest: the option has a narrower range, and names it. */
  private static int whole(String text) {
    return bounded(text, "", Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
  }

  /** Reads a whole number for an option that takes every one. */
  private static long any(String text) {
    String range = " from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
    BigInteger number = bounded(text, range, Long.MIN_VALUE, Long.MAX_VALUE);
    if (!number.equals(new BigInteger(text))) {
      throw new TypeConversionException("'" + text + "' is no whole number" + range);
    }
    return number.longValue();
  }

  private static double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is no number: write it like 5 or 2.5");
    }
    return Double.parseDouble(text);
  }

  private static BigInteger bounded(String text, String range, long least, long most) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no whole number" + range + ": write it like 10");
    }
    return new BigInteger(text).max(BigInteger.valueOf(least)).min(BigInteger.valueOf(most));
  }
}
