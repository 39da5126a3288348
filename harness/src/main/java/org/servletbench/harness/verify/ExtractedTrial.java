package org.servletbench.harness.verify;

import java.util.List;
import org.servletbench.harness.metrics.Coverage;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Validity;

/** A trial with its figures, its validity and what limited it. */
public record ExtractedTrial(
    TrialRecord record, List<Measurement> measurements, Validity validity, Limit limit) {

  public static ExtractedTrial of(TrialRecord stored) {
    TrialRecord record = Coverage.of(stored);
    List<Measurement> measurements = MeasurementExtractor.extract(record);
    return new ExtractedTrial(
        Unread.told(record, new Figures(measurements)),
        measurements,
        Gatekeeper.check(record, measurements),
        LimitFinder.of(record, measurements));
  }
}
