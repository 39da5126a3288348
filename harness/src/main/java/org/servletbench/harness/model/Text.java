package org.servletbench.harness.model;

import java.util.Locale;

/** Sentences with values in them: the same digits on every machine. */
public final class Text {
  private Text() {}

  /**
   * The format with its arguments, as {@link String#format} writes them in {@link Locale#ROOT}.
   *
   * @throws java.util.IllegalFormatException when they do not fit
   */
  public static String of(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
