package org.servletbench.harness.answer;

import java.util.Collection;
import java.util.IntSummaryStatistics;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * How much a finding rests on.
 *
 * @param trials fewest valid trials of any scenario that it is about
 * @param most most of them
 * @param interval whether its figures have an interval
 */
public record Doubt(int trials, int most, boolean interval) {
  /** Returns the doubt of a finding whose figures have no interval. */
  static Doubt of(Collection<ScenarioSummary> scenarios) {
    IntSummaryStatistics valid =
        scenarios.stream().mapToInt(ScenarioSummary::valid).summaryStatistics();
    return new Doubt(valid.getMin(), valid.getMax(), false);
  }

  /** Returns the doubt of figures that have an interval, or have none. */
  Doubt with(boolean intervals) {
    return new Doubt(trials, most, intervals);
  }
}
