package org.servletbench.harness.report;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Text in lines of a given width, broken between words; a word that is longer than a line is broken
 * too. A character of East Asian scripts is as wide as two others in a terminal, an accent that
 * combines with one has no width.
 */
public final class Lines {
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO);

  private Lines() {}

  /** The lines, without their ends. */
  public static List<String> of(String text, int width) {
    int most = Math.max(1, width);
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && width(line) + 1 + width(word) > most) {
        lines.add(line);
        line = word;
      } else {
        line = line.isEmpty() ? word : line + " " + word;
      }
      while (width(line) > most) {
        int end = end(line, most);
        lines.add(line.substring(0, end));
        line = line.substring(end);
      }
    }
    lines.add(line);
    return lines;
  }

  /** The characters that a text takes in a terminal. */
  static int width(String text) {
    return text.codePoints().map(Lines::width).sum();
  }

  private static int width(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        character >= 0x1100 && WIDE.contains(UnicodeScript.of(character))
            || character >= 0x3000 && character < 0x3040 // their punctuation
            || character >= 0xff01 && character < 0xff61 // their forms of ASCII
            || Character.isEmojiPresentation(character);
    return wide ? 2 : 1;
  }

  /** Where the longest start of a line ends that fits; it is one character at least. */
  private static int end(String line, int most) {
    int end = line.offsetByCodePoints(0, 1);
    while (width(line.substring(0, line.offsetByCodePoints(end, 1))) <= most) {
      end = line.offsetByCodePoints(end, 1);
    }
    return end;
  }

  /** A name of at most so many characters, shortened in its middle: names differ at their ends. */
  public static String shortened(String name, int most) {
    int kept = Math.max(1, most - 1);
    return name.length() <= most
        ? name
        : name.substring(0, kept - kept / 2) + "\u2026" + name.substring(name.length() - kept / 2);
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
