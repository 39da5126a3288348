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
 * Everything that a report may say of a run; every format is written from this and nothing else.
 *
 * @param trials in the order in which they ran
 * @param flags scenarios near a ceiling; none where the machine was not calibrated
 * @param manifest the effective settings of all scenarios
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

  /** Of a run whose settings are not known. */
  public RunReport(
      Environment environment,
      List<ExtractedTrial> trials,
      RunSummary summary,
      List<Comparison> comparisons,
      Verdicts verdicts,
      List<CeilingFlag> flags) {
    this(environment, trials, summary, comparisons, verdicts, flags, Manifest.NOTHING);
  }

  /** Of a machine that was not calibrated. */
  public RunReport(
      Environment environment,
      List<ExtractedTrial> trials,
      RunSummary summary,
      List<Comparison> comparisons,
      Verdicts verdicts) {
    this(environment, trials, summary, comparisons, verdicts, List.of());
  }

  /** What failed, for each trial in which something did that no experiment asked for. */
  public List<FailedRequests> failures() {
    return trials.stream().flatMap(trial -> FailedRequests.of(trial).stream()).toList();
  }
}
