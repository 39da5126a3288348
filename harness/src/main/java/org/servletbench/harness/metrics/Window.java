package org.servletbench.harness.metrics;

import java.util.Optional;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;

/**
 * MEASURE on the clock.
 *
 * @param originMillis start, milliseconds since 1970
 * @param endMillis end, milliseconds since 1970
 */
public record Window(double originMillis, double endMillis) {

  /** Returns the window of a trial; empty if nothing was sent in MEASURE. */
  public static Optional<Window> of(TrialRecord record) {
    return switch (record.recording()) {
      case Recording.Requests requests -> Punctuality.of(record, requests).map(Punctuality::window);
      case Recording.Seconds seconds ->
          seconds.measured().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  from(
                      seconds.measureStartMillis(),
                      record.scenario().load().duration().toNanos() / 1e6));
      case Recording.Report report ->
          Optional.of(from(report.startMillis(), report.durationSeconds() * 1000));
    };
  }

  public static Window from(double originMillis, double lengthMillis) {
    return new Window(originMillis, originMillis + lengthMillis);
  }

  public boolean contains(double epochMillis) {
    return epochMillis >= originMillis && epochMillis < endMillis;
  }

  public double lengthSeconds() {
    return (endMillis - originMillis) / 1000;
  }
}
