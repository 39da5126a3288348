package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Text;

/** Whether stages add up: their means must, to the histogram's resolution, their medians nearly. */
public final class StageSums {
  private StageSums() {}

  /** What makes the stages of a scenario less than the whole truth, in words. */
  public static List<String> warnings(ScenarioSummary scenario) {
    List<String> warnings = new ArrayList<>();
    OptionalDouble off = scenario.median("stages_p50_off");
    if (off.isPresent() && Math.abs(off.getAsDouble()) > Thresholds.STAGES_OFF) {
      warnings.add(
          Text.of(
              "the medians of its stages add up to %.1f %% %s than the median of the whole: they"
                  + " are not those of one request, read the means",
              100 * Math.abs(off.getAsDouble()), off.getAsDouble() > 0 ? "more" : "less"));
    }
    count(scenario, "stages_overlapping")
        .ifPresent(
            n ->
                warnings.add(
                    "the stages of "
                        + (long) n
                        + " answers are longer than the whole: one holds another, or the target's"
                        + " clock is not the driver's"));
    count(scenario, "stages_untold")
        .ifPresent(
            n -> warnings.add((long) n + " good answers told no stage: all of them is outside"));
    count(scenario, "stages_beyond")
        .ifPresent(
            n ->
                warnings.add(
                    (long) n
                        + " metrics of its Server-Timing are no stage, having a name beyond the"
                        + " first 16, too long or reserved: their time is outside"));
    count(scenario, "stages_malformed")
        .ifPresent(
            n -> warnings.add((long) n + " metrics of its Server-Timing are malformed, left out"));
    return warnings;
  }

  /** Of one trial: what the driver itself recorded contradicts itself. */
  static void check(Figures figures, List<String> reasons) {
    OptionalDouble off = figures.value("stages_mean_off");
    boolean overlap = figures.value("stages_overlapping").orElse(0) > 0; // the target's doing
    if (off.isPresent() && !overlap && Math.abs(off.getAsDouble()) > Thresholds.RESOLUTION) {
      reasons.add(
          Text.of(
              "the means of the stages add up to %.2f %% %s than the mean latency: the driver's"
                  + " figures are broken",
              100 * Math.abs(off.getAsDouble()), off.getAsDouble() > 0 ? "more" : "less"));
    }
  }

  private static OptionalDouble count(ScenarioSummary scenario, String metric) {
    OptionalDouble sum = scenario.sum(metric);
    return sum.isPresent() && sum.getAsDouble() > 0 ? sum : OptionalDouble.empty();
  }
}
