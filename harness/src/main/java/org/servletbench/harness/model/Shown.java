package org.servletbench.harness.model;

import java.util.regex.Pattern;

/**
 * Text that came from a file or a server, made fit to be shown: it neither steers a terminal nor
 * breaks a table. What cannot be seen becomes U+FFFD.
 */
public final class Shown {
  private static final int QUOTED = 40;

  /** Controls, formats such as a change of direction, half characters, other line breaks. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]");

  private Shown() {}

  /** Of several lines. */
  public static String text(String text) {
    return UNSEEN.matcher(text.replace("\r\n", "\n").replace('\t', ' ')).replaceAll("\uFFFD");
  }

  /** In one line. */
  public static String line(String text) {
    return text(text).replace('\n', ' ');
  }

  /** In one line, and its beginning alone where it is long: to be quoted in a message. */
  public static String brief(String text) {
    String start =
        text.codePoints()
            .limit(QUOTED)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line(start) + (start.length() < text.length() ? "…" : "");
  }
}
