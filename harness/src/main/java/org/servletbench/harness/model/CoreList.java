package org.servletbench.harness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of cores, as the kernel and {@code taskset -c} write it.
 *
 * @param text list such as {@code 0-2,5}
 */
public record CoreList(String text) {
  private static final int MAX_CORES = 8192;
  private static final Pattern PART = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

  /**
   * @throws IllegalArgumentException for anything but numbers and ranges of them
   */
  public CoreList {
    numbers(text);
  }

  public static CoreList of(int core) {
    return new CoreList(Integer.toString(core));
  }

  /** Returns the numbers of the cores, each once, in order. */
  public List<Integer> numbers() {
    return numbers(text);
  }

  /** Whether both name the same cores. */
  public boolean isSame(CoreList other) {
    return numbers().equals(other.numbers());
  }

  private static List<Integer> numbers(String text) {
    Set<Integer> cores = new TreeSet<>();
    for (String part : text.strip().split(",", -1)) {
      Matcher range = PART.matcher(part);
      int first = range.matches() ? Integer.parseInt(range.group(1)) : 0;
      int last =
          range.matches() && range.group(2) != null ? Integer.parseInt(range.group(2)) : first;
      if (!range.matches() || last < first || last >= MAX_CORES) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a list of cores like 0, 0-1 or 0,2");
      }
      for (int core = first; core <= last; core++) {
        cores.add(core);
      }
    }
    return new ArrayList<>(cores);
  }
}
