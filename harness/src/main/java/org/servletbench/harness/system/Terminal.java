package org.servletbench.harness.system;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the size of the user's terminal. */
public final class Terminal {
  /** The width if nothing else is known. */
  private static final int USUAL_COLUMNS = 80;

  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("[0-9]+ ([1-9][0-9]{0,3})\\s*");
  private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{0,3}");

  private Terminal() {}

  /** Returns the characters per line now. It starts a process: not to be called in a window. */
  public static int columns() {
    return columns(size(), System.getenv());
  }

  /** Whether the standard output goes to another program, which may stop reading. */
  public static boolean outputIsPipe() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param size output of {@code stty size}; empty without a terminal
   */
  static int columns(String size, Map<String, String> environment) {
    Matcher now = ROWS_AND_COLUMNS.matcher(size);
    if (now.matches()) {
      return Integer.parseInt(now.group(1));
    }
    Matcher told = COLUMNS.matcher(environment.getOrDefault("COLUMNS", ""));
    return told.matches() ? Integer.parseInt(told.group()) : USUAL_COLUMNS;
  }

  private static String size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return stty.waitFor(1, TimeUnit.SECONDS)
            ? new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            : "";
      } finally {
        stty.destroyForcibly();
      }
    } catch (IOException e) {
      return ""; // there is no stty or no terminal
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
