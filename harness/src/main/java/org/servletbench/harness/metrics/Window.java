package org.servletbench.harness.metrics;

import java.util.Optional;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;

/**
 * MEASURE on the clock.
 *
 * @param originMillis its start, milliseconds since the epoch
 * @param endMillis its end
 */
public record Window(double originMillis, double endMillis) {

  /** Empty if nothing was sent in MEASURE. */
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
