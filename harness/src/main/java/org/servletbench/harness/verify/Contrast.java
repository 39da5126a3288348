package org.servletbench.harness.verify;

import java.util.List;
import java.util.Optional;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.stats.Difference;
import org.servletbench.harness.stats.Estimate;

/**
 * One metric of one scenario, measured twice: in two runs, or with two builds.
 *
 * @param base median of the base with its interval; empty if it was not measured
 * @param other the same of the other side
 * @param difference other over base, judged together with the rest of its table
 * @param objection why the two may not be compared, in words
 * @param failure how the other side alone fails its clients, in words; then it is worse, whatever
 *     the figure says
 */
public record Contrast(
    String scenario,
    Metric metric,
    Optional<Estimate> base,
    Optional<Estimate> other,
    Difference difference,
    Optional<String> objection,
    Optional<String> failure) {

  /** Whether at least one side measured it. */
  public boolean isTold() {
    return base.isPresent() || other.isPresent();
  }

  /** Whether the sides are known to differ, by as much as matters. */
  public boolean differs() {
    return difference.word().isDifferent();
  }

  /** Whether the other side has moved in the bad direction, by however little. */
  public boolean isWorse() {
    return moved(1);
  }

  /** Whether the other side has moved in the good direction. */
  public boolean isBetter() {
    return moved(-1);
  }

  /**
   * @param sign 1 for the bad direction, -1 for the good one
   */
  private boolean moved(int sign) {
    double change = Math.log(difference.ratio().orElse(1));
    return switch (metric.declared().kind()) {
      case FEWER, LOWER -> sign * change > 0;
      case MORE, HIGHER -> sign * change < 0;
      case COUNT, VALUE -> false;
    };
  }

  /** Returns how many values each side has. */
  public List<Integer> counts() {
    return List.of(base.map(Estimate::n).orElse(0), other.map(Estimate::n).orElse(0));
  }
}
