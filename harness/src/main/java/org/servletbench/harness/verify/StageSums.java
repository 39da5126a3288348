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

/** Checks that stages add up: means to the histogram's resolution, medians nearly. */
public final class StageSums {
  private StageSums() {}

  /** Returns warnings about the stages of a scenario. */
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
                    Text.count((long) n, "answer")
                        + " with stages longer than the whole: one stage includes another, or the"
                        + " target's clock is not the driver's"));
    count(scenario, STAGES_UNTOLD)
        .ifPresent(
            n ->
                warnings.add(
                    Text.count((long) n, "good answer")
                        + " named no stage: all of that time is outside"));
    count(scenario, STAGES_BEYOND)
        .ifPresent(
            n ->
                warnings.add(
                    Text.count((long) n, "metric")
                        + " of its Server-Timing left out of the stages, with a name beyond the"
                        + " first 16, too long or reserved: that time is outside"));
    count(scenario, STAGES_MALFORMED)
        .ifPresent(
            n ->
                warnings.add(
                    Text.count((long) n, "malformed metric") + " of its Server-Timing: left out"));
    return warnings;
  }

  /** Adds a reason if the driver's own records of a trial contradict each other. */
  static void check(Figures figures, List<String> reasons) {
    OptionalDouble off = figures.value(STAGES_MEAN_OFF);
    OptionalDouble overlapping = figures.value(STAGES_OVERLAPPING); // caused by the target
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
