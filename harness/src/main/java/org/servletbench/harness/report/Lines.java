package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a given width, broken between words; only a longer word goes beyond it. */
public final class Lines {
  private Lines() {}

  /** The lines, without their ends. */
  public static List<String> of(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line);
        line = word;
      } else {
        line = line.isEmpty() ? word : line + " " + word;
      }
    }
    lines.add(line);
    return lines;
  }

  /** A paragraph, with its last line feed. */
  public static String paragraph(String text, int width) {
    return hanging("", text, width);
  }

  /** A paragraph beside what stands in front of its first line. */
  public static String hanging(String front, String text, int width) {
    String indent = "\n" + " ".repeat(front.length());
    return front + String.join(indent, of(text, width - front.length())) + "\n";
  }
}
