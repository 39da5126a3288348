package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.LoadFigure.FAILED;
import static org.servletbench.harness.catalogue.LoadFigure.SENT;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.ServiceFigure.SERVICE_TIME_MS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.metrics.GrowthLaw;
import org.servletbench.harness.metrics.ResponseCurve;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * A scenario as drawn in a picture.
 *
 * @param curve curve of its valid trials
 * @param growing law from a service time known without its trials, if the queue grows
 * @param colour number of the colour, from 0
 */
record DrawnScenario(
    ScenarioSummary summary, ResponseCurve curve, Optional<GrowthLaw> growing, int colour) {
  private static final int MOST_POINTS = 120;

  /** Makes the scenario with this index in a run. */
  static DrawnScenario of(RunReport report, int index) {
    ScenarioSummary summary = report.summary().scenarios().get(index);
    List<TrialRecord> valid =
        report.trials().stream()
            .filter(trial -> trial.validity().isValid())
            .map(ExtractedTrial::record)
            .filter(record -> record.scenario().equals(summary.scenario()))
            .toList();
    long seconds = summary.scenario().load().duration().toSeconds();
    Optional<GrowthLaw> growing =
        summary.median(new Predicted(SERVICE_TIME_MS)).stream()
            .boxed()
            .flatMap(millis -> GrowthLaw.of(summary.scenario(), millis).stream())
            .findFirst();
    int interval = (int) Math.max(1, Math.ceilDiv(seconds, MOST_POINTS));
    return new DrawnScenario(summary, ResponseCurve.of(valid, interval), growing, index);
  }

  String name() {
    return summary.scenario().name();
  }

  ResponseCurve.Point first() {
    return curve.points().getFirst();
  }

  ResponseCurve.Point last() {
    return curve.points().getLast();
  }

  double slowestSeconds() {
    return curve.points().stream()
        .mapToDouble(ResponseCurve.Point::slowestSeconds)
        .max()
        .orElseThrow();
  }

  /** Returns its name as it is written, and what happened to the requests without a good answer. */
  List<String> labels() {
    List<String> labels = new ArrayList<>();
    labels.add(Lines.shortened(name(), PictureStyle.MOST_NAME));
    labels.addAll(notes());
    return labels;
  }

  /** Says what happened to the requests without a good answer; empty if there are none. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    note(notes, TIMEOUTS, "timed out");
    note(notes, FAILED, "failed");
    return notes;
  }

  private void note(List<String> notes, Metric metric, String words) {
    OptionalDouble count = summary.pooled(metric);
    OptionalDouble sent = summary.pooled(SENT);
    if (count.isPresent() && count.getAsDouble() > 0 && sent.isPresent()) {
      notes.add(Text.of("%,.0f of %,.0f %s", count.getAsDouble(), sent.getAsDouble(), words));
    }
  }
}
