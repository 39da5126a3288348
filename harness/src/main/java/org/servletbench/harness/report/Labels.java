package org.servletbench.harness.report;

import static org.servletbench.harness.report.PictureStyle.BOTTOM;
import static org.servletbench.harness.report.PictureStyle.LEAST_LEFT;
import static org.servletbench.harness.report.PictureStyle.LINE;
import static org.servletbench.harness.report.PictureStyle.TOP;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/** Measures and places what is written around a plot: the names of lines near their ends, apart. */
final class Labels {
  private static final double GAP = 3;

  private Labels() {}

  /** Returns where a plot begins that has the longest label of its upward scale before it. */
  static double left(Scale up, DoubleFunction<String> said) {
    int longest = up.ticks().stream().mapToInt(at -> said.apply(at).length()).max().orElseThrow();
    return Math.max(LEAST_LEFT, 16 + longest * PictureStyle.CHARACTER);
  }

  /** Whether labels of these heights have room above each other. */
  static boolean fit(double... heights) {
    return Arrays.stream(heights).sum() + GAP * (heights.length - 1) <= BOTTOM - TOP;
  }

  /** Returns about how wide a label is: its name, which is bold, and its notes. */
  static double width(List<String> words) {
    double width = words.getFirst().length() * PictureStyle.BOLD_CHARACTER;
    for (String note : words.subList(1, words.size())) {
      width = Math.max(width, note.length() * PictureStyle.CHARACTER);
    }
    return width;
  }

  /**
   * Returns the middle of each label: at the end of its line, or above the label before it, or as
   * far below that as those above it need.
   *
   * @param ends where the lines end, the lowest first
   * @param heights heights of the labels, in the same order
   */
  static double[] middles(double[] ends, double[] heights) {
    double[] middles = new double[ends.length];
    double free = BOTTOM + LINE / 2.0;
    for (int i = 0; i < ends.length; i++) {
      middles[i] = Math.min(ends[i], free - heights[i] / 2);
      free = middles[i] - heights[i] / 2 - GAP;
    }
    double ceiling = TOP - LINE / 2.0;
    for (int i = ends.length - 1; i >= 0; i--) {
      middles[i] = Math.max(middles[i], ceiling + heights[i] / 2);
      ceiling = middles[i] + heights[i] / 2 + GAP;
    }
    return middles;
  }
}
