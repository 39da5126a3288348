package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Validity;

/** Applies the gates. A trial that breaks one is kept and shown with the reason, not summarised. */
public final class Gatekeeper {
  private Gatekeeper() {}

  /** Whether a trial may be summarised. */
  public static Validity check(TrialRecord record, List<Measurement> measurements) {
    List<String> reasons = new ArrayList<>(record.problems());
    Figures figures = new Figures(measurements);
    LoadGates.check(record, figures, reasons);
    FigureGates.check(record, figures, reasons);
    StationaryGate.check(record, reasons);
    record
        .observations()
        .flatMap(TrialRecord.Observations::answer)
        .ifPresent(answer -> AnswerGate.check(record.scenario(), answer, reasons));
    if (reasons.isEmpty()) { // else those reasons explain it
      FailedRequests.of(record, figures)
          .filter(FailedRequests::isAll)
          .ifPresent(failed -> reasons.add(failed.words()));
    }
    record
        .observations()
        .ifPresentOrElse(
            seen -> {
              ServiceGates.check(record, seen, figures, reasons);
              MachineGates.check(seen, Unread.startsTarget(record), figures, reasons);
            },
            () -> {
              if (reasons.isEmpty()) {
                reasons.add("the services were not read: the trial ended before MEASURE");
              }
            });
    return reasons.isEmpty() ? new Validity.Valid() : new Validity.Invalid(reasons);
  }
}
