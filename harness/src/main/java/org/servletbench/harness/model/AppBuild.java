package org.servletbench.harness.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build of the app, where a suite measures more than one.
 *
 * @param name commit it was built from, or name of its jar
 * @param sha256 checksum of the jar, 64 hexadecimal digits
 */
public record AppBuild(String name, String sha256) {
  private static final Pattern TEXT = Pattern.compile("(.*), sha256 ([0-9a-f]{64})");

  /**
   * @throws IllegalArgumentException for a checksum that is none
   */
  public AppBuild {
    name = Shown.line(name);
    if (name.isBlank() || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a build needs a name and its sha256, not " + sha256);
    }
  }

  /** Writes it in one line; {@link #read} reads it back. */
  public String text() {
    return name + ", sha256 " + sha256;
  }

  /**
   * @throws IllegalArgumentException for a text that is none
   */
  public static AppBuild read(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("app.build is '" + text + "', not a name and its sha256");
    }
    return new AppBuild(matcher.group(1), matcher.group(2));
  }
}
