package org.servletbench.harness.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Rivals;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;

/** Compares the scenarios of a run with their rivals, round by round. */
public final class Duel {
  private Duel() {}

  /**
   * Returns a row for each scenario and metric; the rival is the base.
   *
   * @param margin the change that matters
   */
  public static List<Contrast> contrasts(RunSummary run, List<Metric> metrics, Margin margin) {
    return Contrasts.of(
        Rivals.of(run.suite()).stream().flatMap(each -> sides(run, each)).toList(),
        metrics,
        Duel::paired,
        margin);
  }

  /** Returns the rows of the usual metrics, judged by the usual margin. */
  public static List<Contrast> contrasts(RunSummary run) {
    return contrasts(run, RunComparer.METRICS, Margin.USUAL).stream()
        .filter(Contrast::isTold)
        .toList();
  }

  private static Stream<Contrasts.Sides> sides(RunSummary run, Rivals rivals) {
    return run.scenario(rivals.against()).stream()
        .flatMap(
            base ->
                run.scenario(rivals.ours()).stream()
                    .map(ours -> new Contrasts.Sides(rivals.ours(), base, ours)));
  }

  private static Optional<LogRatio> paired(Contrasts.Sides sides, Metric metric) {
    return Pairs.of(metric, sides.base(), sides.other()).ratio();
  }
}
