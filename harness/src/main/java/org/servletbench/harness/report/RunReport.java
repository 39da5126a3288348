package org.servletbench.harness.report;

import java.util.List;
import java.util.Optional;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.verify.ArticleTable;
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
 * @param tables tables of an article that the run repeats
 * @param answer answer to the question of the suite
 */
public record RunReport(
    Environment environment,
    List<ExtractedTrial> trials,
    RunSummary summary,
    List<Comparison> comparisons,
    Verdicts verdicts,
    List<CeilingFlag> flags,
    Manifest manifest,
    List<ArticleTable> tables,
    Answer answer) {
  public RunReport {
    tables = List.copyOf(tables);
    trials = List.copyOf(trials);
    comparisons = List.copyOf(comparisons);
    flags = List.copyOf(flags);
  }

  /** Returns the report of a search, whose answer this finding leads. */
  public RunReport led(Finding first) {
    return new RunReport(
        environment,
        trials,
        summary,
        comparisons,
        verdicts,
        flags,
        manifest,
        tables,
        Answer.led(first, summary, verdicts));
  }

  /** Returns what a search for capacity found; empty for any other run. */
  public Optional<Finding.Sustained> capacity() {
    return answer.first(Finding.Sustained.class);
  }

  /** Returns the answer in words. */
  public List<String> sentences() {
    return AnswerText.of(answer, summary);
  }

  /** Returns the failures of each trial with failures that no experiment asked for. */
  public List<FailedRequests> failures() {
    return trials.stream().flatMap(trial -> FailedRequests.of(trial).stream()).toList();
  }
}
