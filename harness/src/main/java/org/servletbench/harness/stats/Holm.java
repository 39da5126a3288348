package org.servletbench.harness.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges the ratios of one table together, so that the chance of even one false "different" among
 * them stays at 5 %, however many there are. The smallest p of m must be below 5 % / m, the next
 * below 5 % / (m - 1), and so on; the first that is not ends it. Source: S. Holm, A Simple
 * Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
  /** The chance of a false "different" in a table without differences. */
  public static final double LEVEL = 0.05;

  private Holm() {}

  /**
   * Judges ratios. Each has its interval at its own level, which excludes 1 exactly if the
   * procedure calls it different from 1. Those without an interval are not tested, and do not make
   * the others harder to tell.
   *
   * @param ratios ratios of one table; empty where two sides were not compared
   * @return differences in the same order
   */
  public static List<Difference> judge(List<Optional<LogRatio>> ratios, Margin margin) {
    List<Integer> tested =
        IntStream.range(0, ratios.size())
            .filter(i -> ratios.get(i).filter(LogRatio::hasInterval).isPresent())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> ratios.get(i).orElseThrow().p()))
            .toList();
    double[] levels = new double[ratios.size()];
    boolean ended = false;
    double level = LEVEL;
    for (int rank = 0; rank < tested.size(); rank++) {
      if (!ended) {
        level = LEVEL / (tested.size() - rank);
        ended = ratios.get(tested.get(rank)).orElseThrow().p() > level;
      }
      levels[tested.get(rank)] = level;
    }
    return IntStream.range(0, ratios.size())
        .mapToObj(
            i ->
                ratios
                    .get(i)
                    .map(ratio -> Difference.of(ratio, levels[i], margin))
                    .orElse(Difference.none(0)))
        .toList();
  }

  /** Judges the only ratio of a table. */
  public static Difference judge(LogRatio ratio, Margin margin) {
    return Difference.of(ratio, LEVEL, margin);
  }
}
