package org.servletbench.harness.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.metrics.WindowHalves;
import org.servletbench.harness.metrics.WindowHalves.Change;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Settling;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.theory.Stability;

/**
 * Checks that a window was the same from beginning to end: else its figures depend on its length.
 * Its halves differ if a figure changes by more than what does not matter, and by more standard
 * errors than chance brings about.
 */
final class StationaryGate {
  private static final double MEDIAN_MS = 0.5;
  private static final double P99_MS = 2;

  private StationaryGate() {}

  static void check(TrialRecord record, List<String> reasons) {
    if (isAsked(record)) {
      WindowHalves.of(record)
          .filter(halves -> !halves.isQueueGrowing())
          .flatMap(halves -> words(record, halves))
          .ifPresent(reasons::add);
    }
  }

  /**
   * A load whose rate changes, and one that the pool cannot carry by law, are measured for their
   * course over time. Runs of earlier versions had no time to settle.
   */
  private static boolean isAsked(TrialRecord record) {
    return record.recording() instanceof Recording.Seconds recording
        && recording.settleStartMillis().isPresent()
        && record.scenario().load().staysConstant()
        && Predictions.stability(record.scenario()).orElse(Stability.STABLE) == Stability.STABLE;
  }

  private static Optional<String> words(TrialRecord record, WindowHalves halves) {
    double delay = record.scenario().delayMillis();
    boolean beginsCold = beginsCold(record.scenario().warmUp());
    List<Difference> differences =
        Stream.of(
                new Difference(
                    "the median latency was %.1f ms in its first half and %.1f in its second",
                    halves.median().filter(change -> !halves.sharesMedian()),
                    Thresholds.HALVES_ERRORS,
                    least -> Thresholds.halvesLatency(least, delay, MEDIAN_MS)),
                new Difference(
                    "p99 was %.0f ms in its first half and %.0f in its second",
                    halves.p99(),
                    Thresholds.HALVES_ERRORS_OF_FEW,
                    least -> Thresholds.halvesLatency(least, delay, P99_MS)),
                new Difference(
                    "a request took %.0f us of CPU in its first half and %.0f in its second",
                    halves.cpu(),
                    Thresholds.HALVES_ERRORS,
                    least -> Thresholds.halvesCpu(least, halves.completed())))
            .filter(Difference::matters)
            .filter(difference -> difference.gotWorse() || !beginsCold)
            .toList();
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "the window was not steady: %s; %s",
                String.join(", ", differences.stream().map(Difference::words).toList()),
                differences.getFirst().gotWorse()
                    ? "the target or the machine slowed down: see what else ran then"
                    : "raise warm-up.settle"));
  }

  /**
   * Whether the suite has chosen a window in which the target still gets faster: it waits for
   * nothing, or too short a time to see whether the target has settled.
   */
  private static boolean beginsCold(WarmUp warmUp) {
    return warmUp.settle().compareTo(Settling.LEAST) < 0 && warmUp.untilSteady().isEmpty();
  }

  /**
   * A figure of both halves.
   *
   * @param text words for the two values
   * @param errors the standard errors by which they must differ
   * @param room the difference that does not matter, by the lower value
   */
  private record Difference(
      String text, Optional<Change> change, double errors, DoubleUnaryOperator room) {
    boolean matters() {
      return change.filter(this::matters).isPresent();
    }

    private boolean matters(Change of) {
      double apart = Math.abs(of.second() - of.first());
      return apart > room.applyAsDouble(Math.min(of.first(), of.second()))
          && apart > errors * of.error();
    }

    boolean gotWorse() {
      return change.orElseThrow().second() > change.orElseThrow().first();
    }

    String words() {
      return Text.of(text, change.orElseThrow().first(), change.orElseThrow().second());
    }
  }
}
