package org.servletbench.harness.report;

import java.util.List;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.verify.CeilingFlag;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.FailedRequests;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.Verdicts;

/**
 * Everything that a report may say about a run; every format is written from this alone.
 *
 * @param trials trials in the order in which they ran
 * @param flags scenarios near a ceiling; none if the machine was not calibrated
 * @param manifest effective settings of all scenarios
 */
public record RunReport(
    Environment environment,
    List<ExtractedTrial> trials,
    RunSummary summary,
    List<Comparison> comparisons,
    Verdicts verdicts,
    List<CeilingFlag> flags,
    Manifest manifest) {
  public RunReport {
    trials = List.copyOf(trials);
    comparisons = List.copyOf(comparisons);
    flags = List.copyOf(flags);
  }

  /** Makes the report of a run with unknown settings. */
  public RunReport(
      Environment environment,
      List<ExtractedTrial> trials,
      RunSummary summary,
      List<Comparison> comparisons,
      Verdicts verdicts,
      List<CeilingFlag> flags) {
    this(environment, trials, summary, comparisons, verdicts, flags, Manifest.NOTHING);
  }

  /** Makes the report of a run on a machine that was not calibrated. */
  public RunReport(
      Environment environment,
      List<ExtractedTrial> trials,
      RunSummary summary,
      List<Comparison> comparisons,
      Verdicts verdicts) {
    this(environment, trials, summary, comparisons, verdicts, List.of());
  }

  /** Returns the failures of each trial with failures that no experiment asked for. */
  public List<FailedRequests> failures() {
    return trials.stream().flatMap(trial -> FailedRequests.of(trial).stream()).toList();
  }
}
