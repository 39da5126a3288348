package org.servletbench.harness.answer;

import java.util.List;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.stats.Word;
import org.servletbench.harness.verify.RunComparer.Comparison;

/**
 * The two ends of several scenarios by one metric.
 *
 * @param least scenarios at the lower end: the lowest, and all that the run cannot tell from it
 * @param most scenarios at the upper end, likewise
 * @param low lowest median
 * @param high highest median
 * @param comparison the highest over the lowest
 * @param unmeasured scenarios of which the figure is not known
 */
public record Pair(
    Metric metric,
    List<String> least,
    List<String> most,
    double low,
    double high,
    Comparison comparison,
    List<String> unmeasured) {
  public Pair {
    unmeasured = List.copyOf(unmeasured);
    least = List.copyOf(least);
    most = List.copyOf(most);
  }

  /** Returns the ratio of the comparison, or without an interval that of the two medians. */
  public double ratio() {
    return comparison.difference().low().isPresent() || low == 0
        ? comparison.ratio().orElse(1)
        : high / low;
  }

  /** Whether the run shows that the ends differ by more than the margin. */
  public boolean isSure() {
    return comparison.word().isDifferent();
  }

  /** Whether the run shows that the ends differ by no more than the margin. */
  public boolean isEquivalent() {
    return comparison.word() == Word.EQUIVALENT;
  }

  List<Fact> facts() {
    return List.of(
        new Fact("measurements.csv", comparison.base(), "", metric, low),
        new Fact("measurements.csv", comparison.other(), "", metric, high));
  }
}
