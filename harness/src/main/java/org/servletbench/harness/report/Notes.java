package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.GeneratorFigure.PACING_TICK_MS;

import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.Drift;
import org.servletbench.harness.verify.Gaps;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * What a reader of the tables must know, a sentence each: why a trial is invalid, what is doubtful.
 */
final class Notes {
  private Notes() {}

  static List<String> of(RunReport report) {
    return Stream.of(
            invalid(report),
            lateByPacing(report),
            marked("flagged", StageTables.flags(report).stream()),
            failures(report),
            marked("warning", Gaps.words(report.trials()).stream()),
            marked("warning", StartWarnings.of(report).stream()),
            marked("warning", StaleWarnings.of(report).stream()),
            marked("warning", LatenessWarnings.of(report.summary().rungs()).stream()),
            marked("warning", SpeedWarnings.of(report.summary().scenarios()).stream()),
            marked("flagged", report.flags().stream().map(CalibrationReport::words)),
            marked("flagged", FloorTable.flags(report.comparisons())),
            marked("warning", Drift.of(report.summary()).stream().map(Drift::words)),
            comparisons(report))
        .flatMap(notes -> notes)
        .toList();
  }

  private static Stream<String> marked(String mark, Stream<String> notes) {
    return notes.map(note -> mark + ": " + note);
  }

  private static Stream<String> invalid(RunReport report) {
    return report.summary().scenarios().stream()
        .flatMap(
            scenario ->
                scenario.invalidReasons().stream()
                    .map(reason -> "invalid: " + scenario.scenario().name() + ": " + reason));
  }

  private static Stream<String> lateByPacing(RunReport report) {
    return report.summary().scenarios().stream()
        .filter(scenario -> scenario.median(PACING_TICK_MS).orElse(0) > 0)
        .map(Notes::lateByPacing);
  }

  private static String lateByPacing(ScenarioSummary scenario) {
    return Text.of(
        "flagged: %s: economical pacing: a request is sent up to %s late, and its answer seen as"
            + " late",
        scenario.scenario().name(), Say.figure(PACING_TICK_MS, scenario.median(PACING_TICK_MS)));
  }

  /** Where all failed, that is why the trial is invalid. */
  private static Stream<String> failures(RunReport report) {
    return report.failures().stream()
        .filter(failed -> !failed.isAll())
        .map(
            failed ->
                Text.of(
                    "warning: %s (trial %d): %s",
                    failed.scenario(), failed.trial(), failed.words()));
  }

  /**
   * Comparisons of scenarios that differ in more than the suite says, and figures of the tables
   * that may not be compared, each once.
   */
  private static Stream<String> comparisons(RunReport report) {
    return Stream.concat(
            report.comparisons().stream()
                .filter(row -> Tables.compares(row.metric()))
                .flatMap(row -> row.objection().stream())
                .map(objection -> "warning: " + objection),
            report.comparisons().stream()
                .flatMap(
                    row ->
                        row.warnings().stream()
                            .map(
                                warning ->
                                    Text.of(
                                        "warning: %s over %s: %s",
                                        row.other(), row.base(), warning))))
        .distinct();
  }
}
