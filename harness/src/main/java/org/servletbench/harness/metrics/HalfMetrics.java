package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.SteadyFigure.*;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Recording.Second;
import org.servletbench.harness.model.Settling;
import org.servletbench.harness.model.Steadiness;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Percentiles;

/**
 * Says how the measured load began, and compares the halves of its window. Runs that are older than
 * these figures have no such rows.
 */
public final class HalfMetrics {
  /** The shortest window that is halved, in seconds. */
  private static final int LEAST_SECONDS = 8;

  private final TrialRecord record;
  private final Recording.Seconds recording;
  private final MeasurementCollector rows;

  private HalfMetrics(TrialRecord record, Recording.Seconds recording, MeasurementCollector rows) {
    this.record = record;
    this.recording = recording;
    this.rows = rows;
  }

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    if (record.recording() instanceof Recording.Seconds seconds
        && seconds.settleStartMillis().isPresent()) {
      HalfMetrics metrics = new HalfMetrics(record, seconds, rows);
      judge(record).ifPresent(metrics::beginning);
      int whole = (int) window.lengthSeconds();
      if (whole >= LEAST_SECONDS) {
        metrics.halves(Half.of(seconds, 0, whole / 2), Half.of(seconds, whole - whole / 2, whole));
      }
    }
  }

  /** Judges whether the target settled under the measured load; empty if it had no time to. */
  public static Optional<Steadiness> judge(TrialRecord record) {
    return record.recording() instanceof Recording.Seconds seconds && seconds.isSettled()
        ? Optional.of(
            Settling.of(record.scenario().delayMillis(), seconds.settling(), record.readings()))
        : Optional.empty();
  }

  private void beginning(Steadiness steadiness) {
    long since = steadiness.sinceMillis().orElse(recording.measureStartMillis());
    rows.add(
        SETTLED_AFTER_S,
        steadiness.isReached()
            ? OptionalDouble.of((since - recording.loadStartMillis()) / 1000.0)
            : OptionalDouble.empty());
    List<Second> unsteady =
        recording.settling().stream()
            .filter(second -> epochMillis(second.second()) < since)
            .toList();
    rows.add(
        TRANSIENT_LATENCY_P99_MS, MergedHistogram.ofAll(unsteady, ".felt").percentileMillis(99));
  }

  private void halves(Half first, Half second) {
    rows.add(LATENCY_P50_FIRST_HALF_MS, first.felt().percentileMillis(50));
    rows.add(LATENCY_P50_SECOND_HALF_MS, second.felt().percentileMillis(50));
    boolean enough =
        Percentiles.comparable(first.felt().count(), 99)
            && Percentiles.comparable(second.felt().count(), 99);
    p99(LATENCY_P99_FIRST_HALF_MS, first, enough);
    p99(LATENCY_P99_SECOND_HALF_MS, second, enough);
    rows.add(CPU_US_PER_REQUEST_FIRST_HALF, cpuMicros(first));
    rows.add(CPU_US_PER_REQUEST_SECOND_HALF, cpuMicros(second));
  }

  private void p99(Metric metric, Half half, boolean enough) {
    rows.add(metric, enough ? half.felt().percentileMillis(99) : OptionalDouble.empty());
  }

  /** Returns the CPU time per request; the compiler comes back for a moment when it likes. */
  private OptionalDouble cpuMicros(Half half) {
    OptionalDouble app = cpuMicros(Reading.APP, half);
    double compiler = cpuMicros(Reading.COMPILER, half).orElse(0); // only HotSpot JVMs have one
    return app.isPresent() && half.completed() > 0
        ? OptionalDouble.of(Math.max(0, app.getAsDouble() - compiler) / half.completed())
        : OptionalDouble.empty();
  }

  private OptionalDouble cpuMicros(String process, Half half) {
    return Series.of(record, process)
        .growth(
            new Window(epochMillis(half.from()), epochMillis(half.to())),
            r -> r.use().cpuNanos() / 1e3);
  }

  private long epochMillis(int second) {
    return recording.measureStartMillis() + second * 1000L;
  }

  /**
   * Whether requests pile up in both halves of the window: fewer are completed than sent. The
   * halves of such a window always differ.
   */
  public static boolean isQueueGrowing(TrialRecord record) {
    if (!(record.recording() instanceof Recording.Seconds seconds)) {
      return false;
    }
    int whole = (int) record.scenario().load().duration().toSeconds();
    return Half.of(seconds, 0, whole / 2).isBehind()
        && Half.of(seconds, whole - whole / 2, whole).isBehind();
  }

  /**
   * Some seconds of MEASURE.
   *
   * @param from number of the first
   * @param to number of the first that is not among them
   * @param seconds those that were recorded
   */
  record Half(int from, int to, List<Second> seconds) {
    /** The largest share of requests that may be sent and not completed at the end of a half. */
    private static final double BEHIND = 0.02;

    static Half of(Recording.Seconds recording, int from, int to) {
      return new Half(
          from,
          to,
          recording.measured().stream()
              .filter(second -> second.second() >= from && second.second() < to)
              .toList());
    }

    /** Merges the latencies of all requests that ended there, whenever they were sent. */
    MergedHistogram felt() {
      return MergedHistogram.of(
          seconds,
          tag ->
              tag.equals("earlier")
                  || tag.endsWith(".felt") && !tag.equals(Outcome.DROPPED.label() + ".felt"));
    }

    double completed() {
      return seconds.stream()
          .mapToLong(
              second ->
                  second.count("completed")
                      + second.count(Second.COMPLETED_EARLIER)
                      - second.count(Outcome.DROPPED.label()))
          .sum();
    }

    boolean isBehind() {
      double sent = seconds.stream().mapToLong(second -> second.count("sent")).sum();
      return completed() < (1 - BEHIND) * sent;
    }
  }
}
