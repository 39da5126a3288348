package org.servletbench.harness.model;

import java.util.regex.Pattern;

/**
 * Makes text from a file or a server fit to be shown, so that it neither steers a terminal nor
 * breaks a table. Invisible characters become U+FFFD.
 */
public final class Shown {
  private static final int QUOTED = 40;

  /**
   * Matches control characters, formats such as a change of direction, lone surrogates and unusual
   * line breaks.
   */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]");

  private Shown() {}

  /** Shows a text of several lines. */
  public static String text(String text) {
    return UNSEEN.matcher(text.replace("\r\n", "\n").replace('\t', ' ')).replaceAll("\uFFFD");
  }

  /** Shows a text in one line. */
  public static String line(String text) {
    return text(text).replace('\n', ' ');
  }

  /** Shows a text in one line, cut if it is long, to be quoted in a message. */
  public static String brief(String text) {
    String start =
        text.codePoints()
            .limit(QUOTED)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line(start) + (start.length() < text.length() ? "…" : "");
  }
}
