package org.servletbench.harness.model;

import java.util.Locale;

/** Builds sentences with values in them, with the same digits on every machine. */
public final class Text {
  private Text() {}

  /**
   * Fills a format with its arguments, as {@link String#format} writes them in {@link Locale#ROOT}.
   *
   * @throws java.util.IllegalFormatException when they do not fit the format
   */
  public static String of(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** Writes a number with its noun, such as {@code 1 trial} and {@code 2 trials}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
