package org.servletbench.harness.metrics;

import java.util.List;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.TrialRecord;

/** Turns what a trial left behind into named figures, each with its unit and source. */
public final class MeasurementExtractor {
  private MeasurementExtractor() {}

  /** Extracts a trial's figures, in the order of measurements.csv; none if nothing was sent. */
  public static List<Measurement> extract(TrialRecord record) {
    MeasurementCollector rows = new MeasurementCollector(record);
    Window.of(record)
        .ifPresent(
            window -> {
              LoadMetrics.add(record, window, rows);
              ResourceMetrics.add(record, window, rows);
              ReadingCost.add(record, window, rows);
              ProfileMetrics.add(record.profile(), window, rows);
              SteadyMetrics.add(record, window, rows);
              HalfMetrics.add(record, rows);
              CostMetrics.add(record, window, rows);
              ConnectionMetrics.add(record, window, rows);
              record
                  .observations()
                  .ifPresent(
                      seen -> {
                        StartMetrics.add(seen, rows);
                        ServiceMetrics.add(seen, rows);
                        seen.app()
                            .ifPresent(
                                app -> AppMetrics.add(record, window, app, seen.threads(), rows));
                        seen.app().ifPresent(app -> TheoryMetrics.add(record, app, rows));
                      });
            });
    return rows.rows();
  }
}
