package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.SteadyFigure.*;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.HalfMetrics;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.theory.Stability;

/**
 * Checks that a window was the same from beginning to end: else its figures depend on its length.
 */
final class StationaryGate {
  private StationaryGate() {}

  static void check(TrialRecord record, Figures figures, List<String> reasons) {
    if (!maySettle(record)) {
      return;
    }
    double delay = record.scenario().delayMillis();
    double halfSeconds = record.scenario().load().duration().toNanos() / 2e9;
    double completed = figures.value(THROUGHPUT_RPS).orElse(0) * halfSeconds;
    List<Difference> differences = new ArrayList<>();
    compare(
        "the median latency was %.1f ms in its first half and %.1f in its second",
        figures.value(LATENCY_P50_FIRST_HALF_MS),
        figures.value(LATENCY_P50_SECOND_HALF_MS),
        least -> Thresholds.halvesP50(least, delay),
        differences);
    compare(
        "p99 was %.0f ms in its first half and %.0f in its second",
        figures.value(LATENCY_P99_FIRST_HALF_MS),
        figures.value(LATENCY_P99_SECOND_HALF_MS),
        least -> Thresholds.halvesP99(least, delay),
        differences);
    compare(
        "a request took %.0f us of CPU in its first half and %.0f in its second",
        figures.value(CPU_US_PER_REQUEST_FIRST_HALF),
        figures.value(CPU_US_PER_REQUEST_SECOND_HALF),
        least -> Thresholds.halvesCpu(least, completed),
        differences);
    if (beginsCold(record.scenario().warmUp())) {
      differences.removeIf(difference -> !difference.gotWorse());
    }
    if (!differences.isEmpty()) {
      reasons.add(
          Text.of(
              "the window was not steady: %s; %s",
              String.join(", ", differences.stream().map(Difference::words).toList()),
              differences.getFirst().gotWorse()
                  ? "the target or the machine slowed down: see what else ran then"
                  : "raise warm-up.settle"));
    }
  }

  /**
   * A load whose rate changes, and one that the pool cannot carry by law or that piles up all
   * along, are measured for their course over time.
   */
  private static boolean maySettle(TrialRecord record) {
    return record.scenario().load().staysConstant()
        && Predictions.stability(record.scenario()).orElse(Stability.STABLE) == Stability.STABLE
        && !HalfMetrics.isQueueGrowing(record);
  }

  /** Whether the suite has chosen a window in which the target still gets faster. */
  private static boolean beginsCold(WarmUp warmUp) {
    return warmUp.settle().isZero() && warmUp.untilSteady().isEmpty();
  }

  private record Difference(String words, boolean gotWorse) {}

  private static void compare(
      String text,
      OptionalDouble first,
      OptionalDouble second,
      DoubleUnaryOperator most,
      List<Difference> differences) {
    if (first.isPresent() && second.isPresent()) {
      double one = first.getAsDouble();
      double two = second.getAsDouble();
      if (Math.abs(one - two) > most.applyAsDouble(Math.min(one, two))) {
        differences.add(new Difference(Text.of(text, one, two), two > one));
      }
    }
  }
}
