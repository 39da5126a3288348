package org.servletbench.harness.run.beside;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CPU time of a command and all that it started, from its start to its end: the kernel adds up that
 * of children that have been waited for, and the shell's {@code times} prints it.
 */
final class CpuTime {
  private static final String SCRIPT = "\"$@\"; code=$?; times > \"$0\"; exit $code";

  /** Such as 1m2.340s; first user, then system time. */
  private static final Pattern TIME = Pattern.compile("([0-9]+)m([0-9.]+)s");

  private static final int LINE_OF_CHILDREN = 1;

  private CpuTime() {}

  /** The command, which writes its times to a file at its end. */
  static List<String> counted(List<String> command, Path file) {
    return Stream.concat(Stream.of("/bin/sh", "-c", SCRIPT, file.toString()), command.stream())
        .toList();
  }

  /** User and system time of the children, seconds. */
  static double ofChildren(String times) {
    Matcher matcher = TIME.matcher(times.lines().skip(LINE_OF_CHILDREN).findFirst().orElse(""));
    double seconds = 0;
    int found = 0;
    while (matcher.find()) {
      seconds += 60 * Double.parseDouble(matcher.group(1)) + Double.parseDouble(matcher.group(2));
      found++;
    }
    if (found != 2) {
      throw new IllegalArgumentException("not what the shell's times prints: " + times.strip());
    }
    return seconds;
  }
}
