package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.StageSum.STAGES_BEYOND;
import static org.servletbench.harness.catalogue.StageSum.STAGES_MALFORMED;
import static org.servletbench.harness.catalogue.StageSum.STAGES_MEAN_OFF;
import static org.servletbench.harness.catalogue.StageSum.STAGES_OVERLAPPING;
import static org.servletbench.harness.catalogue.StageSum.STAGES_P50_OFF;
import static org.servletbench.harness.catalogue.StageSum.STAGES_UNTOLD;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.StageSum;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Text;

/** Whether stages add up: their means must, to the histogram's resolution, their medians nearly. */
public final class StageSums {
  private StageSums() {}

  /** What makes the stages of a scenario less than the whole truth, in words. */
  public static List<String> warnings(ScenarioSummary scenario) {
    List<String> warnings = new ArrayList<>();
    OptionalDouble off = scenario.median(STAGES_P50_OFF);
    if (off.isPresent() && Math.abs(off.getAsDouble()) > Thresholds.STAGES_OFF) {
      warnings.add(
          Text.of(
              "the medians of its stages add up to %.1f %% %s than the median of the whole: they"
                  + " are not those of one request, read the means",
              100 * Math.abs(off.getAsDouble()), off.getAsDouble() > 0 ? "more" : "less"));
    }
    count(scenario, STAGES_OVERLAPPING)
        .ifPresent(
            n ->
                warnings.add(
                    "the stages of "
                        + (long) n
                        + " answers are longer than the whole: one holds another, or the target's"
                        + " clock is not the driver's"));
    count(scenario, STAGES_UNTOLD)
        .ifPresent(
            n -> warnings.add((long) n + " good answers told no stage: all of them is outside"));
    count(scenario, STAGES_BEYOND)
        .ifPresent(
            n ->
                warnings.add(
                    (long) n
                        + " metrics of its Server-Timing are no stage, having a name beyond the"
                        + " first 16, too long or reserved: their time is outside"));
    count(scenario, STAGES_MALFORMED)
        .ifPresent(
            n -> warnings.add((long) n + " metrics of its Server-Timing are malformed, left out"));
    return warnings;
  }

  /** Of one trial: what the driver itself recorded contradicts itself. */
  static void check(Figures figures, List<String> reasons) {
    OptionalDouble off = figures.value(STAGES_MEAN_OFF);
    OptionalDouble overlapping = figures.value(STAGES_OVERLAPPING); // the target's doing
    boolean excused = overlapping.isPresent() && overlapping.getAsDouble() > 0;
    if (off.isPresent() && !excused && Math.abs(off.getAsDouble()) > Thresholds.RESOLUTION) {
      reasons.add(
          Text.of(
              "the means of the stages add up to %.2f %% %s than the mean latency: the driver's"
                  + " figures are broken",
              100 * Math.abs(off.getAsDouble()), off.getAsDouble() > 0 ? "more" : "less"));
    }
  }

  private static OptionalDouble count(ScenarioSummary scenario, StageSum metric) {
    OptionalDouble sum = scenario.pooled(metric);
    return sum.isPresent() && sum.getAsDouble() > 0 ? sum : OptionalDouble.empty();
  }
}
