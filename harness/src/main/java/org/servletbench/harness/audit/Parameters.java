package org.servletbench.harness.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells columns of parameters, such as a size of bodies, from those of results. */
final class Parameters {
  private static final Pattern REPETITION =
      Pattern.compile(
          "(?i)(?:run|trial|round|rep|repeat|repetition|iteration|attempt|no|nr|#)"
              + "[\\s_.#-]*(?:id|no|nr|number|index|[0-9]+)?\\.?");

  private Parameters() {}

  /**
   * Whether each contender has several values of a column and most values have several contenders:
   * such rows are not repetitions of one run. The number of a run is no parameter.
   */
  static boolean isOne(Cells cells, int column, int name) {
    return !REPETITION.matcher(cells.head().get(column)).matches()
        && besideSeveral(cells, name, column) == 1
        && besideSeveral(cells, column, name) > 0.5;
  }

  /** Returns the part of the texts of a column that stand beside two texts or more of another. */
  private static double besideSeveral(Cells cells, int column, int other) {
    Map<String, Set<String>> beside = new HashMap<>();
    for (Cells.Line row : cells.rows()) {
      beside
          .computeIfAbsent(row.cells().get(column), key -> new HashSet<>())
          .add(row.cells().get(other));
    }
    long several = beside.values().stream().filter(texts -> texts.size() > 1).count();
    return (double) several / beside.size();
  }
}
