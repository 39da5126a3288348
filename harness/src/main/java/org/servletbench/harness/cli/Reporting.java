package org.servletbench.harness.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.report.AnswerJson;
import org.servletbench.harness.report.ContrastReport;
import org.servletbench.harness.report.CsvReport;
import org.servletbench.harness.report.HtmlReport;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.report.ResponseTimePicture;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.report.TextReport;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.run.NoiseFloorFile;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.verify.CeilingFlag;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.Foretelling;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.NoiseFloors;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Summariser;
import org.servletbench.harness.verify.Verdicts;
import org.servletbench.harness.verify.Verifier;

/** Runs the second half of the pipeline, from the files of a run to its report. */
final class Reporting {
  private Reporting() {}

  /** Extracts, gates, summarises, compares and verifies what is on disk. */
  static RunReport report(ResultStore store, List<Claim> claims) {
    RunHeader header = store.header();
    List<ExtractedTrial> trials =
        Foretelling.of(store.read().stream().map(Reporting::extract).toList());
    RunSummary summary = Summariser.summarise(header.plan().suite(), trials);
    Verdicts verdicts =
        new Verifier(summary, header.environment().wakeUpFloorP99Millis()).verify(claims);
    List<CeilingFlag> flags =
        header.calibration().map(found -> CeilingFlag.of(summary, found)).orElse(List.of());
    Manifest manifest =
        Manifest.of(
            summary.scenarios().stream().map(ScenarioSummary::scenario).toList(),
            trials.stream().map(ExtractedTrial::record).toList(),
            header.commands());
    return new RunReport(
        header.environment(),
        trials,
        summary,
        comparisons(header, RunComparer.compare(summary, manifest)),
        verdicts,
        flags,
        manifest,
        Answer.of(summary, verdicts, manifest));
  }

  private static List<Comparison> comparisons(RunHeader header, List<Comparison> rows) {
    return header.noiseFloor().map(floor -> NoiseFloors.flagged(rows, floor)).orElse(rows);
  }

  /** Extracts a trial; impossible values in an edited file cost the trial, not the report. */
  private static ExtractedTrial extract(TrialRecord record) {
    try {
      return ExtractedTrial.of(record);
    } catch (RuntimeException e) {
      return ExtractedTrial.of(
          record.unusable(
              Text.of(
                  "its figures cannot be computed from the files in trials/%02d-%s: a file was"
                      + " edited, or this is a defect; please report it",
                  record.number(), record.scenario().name())));
    }
  }

  /**
   * Refuses to overwrite derived files with a report of fewer trials.
   *
   * @throws BenchException if there is no trial, or fewer than the existing files report
   */
  static void requireAll(ResultStore store, RunReport report) {
    int now = report.trials().size();
    int before = store.reportedTrials();
    if (now == 0) {
      throw BenchException.usage(
          store.folder() + " holds no finished trial (trials/*/trial.json): nothing was written");
    }
    if (now < before) {
      throw BenchException.usage(
          Text.of(
              "%s holds %s, but its summary.csv was made from %d: nothing was written; restore"
                  + " the others, or remove summary.csv to report what is left",
              store.folder(), Text.count(now, "trial"), before));
    }
  }

  /** Returns the derived files of a run: name to text. */
  static Map<String, String> files(RunReport report) {
    Map<String, String> files = new LinkedHashMap<>(CsvReport.files(report));
    files.put(AnswerJson.FILE, AnswerJson.of(report));
    files.put("report.md", new TextReport(report).markdown());
    NoiseFloors.of(report.summary(), report.environment())
        .ifPresent(floor -> files.put(NoiseFloorFile.NAME, NoiseFloorFile.text(floor)));
    ResponseTimePicture.of(report).ifPresent(svg -> files.put(ResponseTimePicture.FILE, svg));
    ContrastReport.ofVersions(report).ifPresent(each -> files.putAll(each.files("against")));
    return files;
  }

  /** Reports microbenchmarks from their files, and writes what is derived from them. */
  static MicroReport report(MicroStore store) {
    MicroReport report = new MicroReport(store.run(), store.results());
    files(report).forEach(store::write);
    return report;
  }

  /** Returns the derived files of microbenchmarks: name to text. */
  static Map<String, String> files(MicroReport report) {
    return Map.of("jmh.csv", report.csv(), "report.md", report.markdown());
  }

  /** Writes the derived files of a run, with the page last, which links to all others. */
  static void write(ResultStore store, RunReport report, Map<String, String> more) {
    store.writeDerived(files(report));
    store.writeDerived(more);
    store.writeDerived(Map.of(HtmlReport.FILE, HtmlReport.of(report, store.files())));
  }
}
