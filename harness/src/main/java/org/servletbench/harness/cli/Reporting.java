package org.servletbench.harness.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.report.CsvReport;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.report.TextReport;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.verify.CeilingFlag;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Summariser;
import org.servletbench.harness.verify.Verdicts;
import org.servletbench.harness.verify.Verifier;

/** The second half of the pipeline: from the files of a run to its report. */
final class Reporting {
  private Reporting() {}

  /** Extracts, gates, summarises, compares and verifies what is on disk. */
  static RunReport report(ResultStore store, List<Claim> claims) {
    RunHeader header = store.header();
    List<ExtractedTrial> trials = store.read().stream().map(ExtractedTrial::of).toList();
    RunSummary summary = Summariser.summarise(header.plan().suite(), trials);
    long seed = header.plan().seed();
    Verdicts verdicts = new Verifier(summary, seed).verify(claims);
    List<CeilingFlag> flags =
        header.calibration().map(found -> CeilingFlag.of(summary, found)).orElse(List.of());
    Manifest manifest =
        Manifest.of(
            summary.scenarios().stream().map(ScenarioSummary::scenario).toList(),
            trials.stream().map(ExtractedTrial::record).toList());
    return new RunReport(
        header.environment(),
        trials,
        summary,
        RunComparer.compare(summary, manifest, seed),
        verdicts,
        flags,
        manifest);
  }

  /** The derived files of a run: name to text. */
  static Map<String, String> files(RunReport report) {
    Map<String, String> files = new LinkedHashMap<>(CsvReport.files(report));
    files.put("report.md", new TextReport(report).markdown());
    return files;
  }
}
