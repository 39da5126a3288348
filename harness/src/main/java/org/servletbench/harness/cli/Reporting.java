package org.servletbench.harness.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.report.AnswerJson;
import org.servletbench.harness.report.CapacityReport;
import org.servletbench.harness.report.ContrastReport;
import org.servletbench.harness.report.CsvReport;
import org.servletbench.harness.report.Drawing;
import org.servletbench.harness.report.HtmlReport;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.report.SummaryJson;
import org.servletbench.harness.report.TextReport;
import org.servletbench.harness.run.MachineFile;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.CeilingFlag;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.Foretelling;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.NoiseFloors;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunComparer.Comparison;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Slo;
import org.servletbench.harness.verify.Summariser;
import org.servletbench.harness.verify.Verdicts;
import org.servletbench.harness.verify.Verifier;

/** Runs the second half of the pipeline, from the files of a run to its report. */
final class Reporting {
  /** Describes the option that prints everything. */
  static final String FULL = "Print all tables, as in report.md, and not only what fits a screen.";

  private Reporting() {}

  /** Reports a run beside no article's tables. */
  static RunReport report(ResultStore store, List<Claim> claims) {
    return report(store, claims, List.of());
  }

  /** Reports a run beside everything that the checkout holds of articles. */
  static RunReport report(ResultStore store, Library library) {
    return report(store, library.claims(), library.article());
  }

  /**
   * Extracts, gates, summarises, compares and verifies what is on disk.
   *
   * @param article rows of an article's tables, which stand beside those of the same load
   */
  static RunReport report(ResultStore store, List<Claim> claims, List<PublishedRow> article) {
    RunHeader header = store.header();
    List<ExtractedTrial> trials = trials(store);
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
    List<ArticleTable> tables = ArticleTable.of(summary, article);
    RunReport report =
        new RunReport(
            header.environment(),
            trials,
            summary,
            comparisons(header, RunComparer.compare(summary, manifest)),
            verdicts,
            flags,
            manifest,
            tables,
            Answer.of(summary, tables, verdicts, manifest));
    return slo(store).map(slo -> report.led(Finding.Sustained.of(slo, trials))).orElse(report);
  }

  /** Returns the objectives of a search for capacity. */
  private static Optional<Slo> slo(ResultStore store) {
    try {
      return store.header().plan().slo().map(Slo::parse);
    } catch (IllegalArgumentException e) {
      throw BenchException.usage(
          Text.of("%s: slo: %s", store.folder().resolve("run.json"), e.getMessage()));
    }
  }

  private static List<Comparison> comparisons(RunHeader header, List<Comparison> rows) {
    return header.noiseFloor().map(floor -> NoiseFloors.flagged(rows, floor)).orElse(rows);
  }

  /** Extracts, gates and summarises what is on disk. */
  static RunSummary summary(ResultStore store) {
    return Summariser.summarise(store.header().plan().suite(), trials(store));
  }

  private static List<ExtractedTrial> trials(ResultStore store) {
    return Foretelling.of(store.read().stream().map(Reporting::extract).toList());
  }

  /** Extracts a trial; impossible values in an edited file cost the trial, not the report. */
  static ExtractedTrial extract(TrialRecord record) {
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

  /**
   * Returns the report for a terminal.
   *
   * @param full whether all tables are wanted, and not only what fits a screen
   * @param columns characters of a line
   */
  static String console(RunReport report, boolean full, int columns) {
    if (full) {
      return new TextReport(report).console(columns);
    }
    return report
        .capacity()
        .map(found -> new CapacityReport(found).console(report.environment(), columns))
        .orElseGet(() -> new TextReport(report).brief(columns));
  }

  /** Says where a run and its page lie, from the folder of the user where they are below it. */
  static String places(ResultStore store) {
    Path here = Path.of("").toAbsolutePath();
    Path folder = store.folder().toAbsolutePath().normalize();
    boolean below = folder.startsWith(here) && !folder.equals(here);
    Path shown = below ? here.relativize(folder) : folder;
    return Text.of("page:  %s\nfiles: %s\n", shown.resolve(HtmlReport.FILE), shown);
  }

  /** Returns the derived files of a run: name to text. */
  static Map<String, String> files(RunReport report) {
    Map<String, String> files = new LinkedHashMap<>(CsvReport.files(report));
    files.put(SummaryJson.FILE, SummaryJson.of(report));
    files.put(AnswerJson.FILE, AnswerJson.of(report));
    files.put("report.md", new TextReport(report).markdown());
    NoiseFloors.of(report.summary(), report.environment())
        .ifPresent(floor -> files.put(MachineFile.NOISE_FLOOR, MachineFile.text(floor)));
    Drawing.of(report).ifPresent(it -> files.put(it.file(), it.svg()));
    report.capacity().ifPresent(it -> files.put(CapacityReport.FILE, new CapacityReport(it).csv()));
    ContrastReport.ofVersions(report).ifPresent(each -> files.putAll(each.files("against")));
    return files;
  }

  /** Reports microbenchmarks from their files. */
  static MicroReport report(MicroStore store) {
    return new MicroReport(store.run(), store.results());
  }

  /** Writes what is derived from the files of microbenchmarks. */
  static void write(MicroStore store, MicroReport report) {
    files(report).forEach(store::write);
    store.write(HtmlReport.FILE, report.html());
  }

  /** Returns the derived files of microbenchmarks: name to text. */
  static Map<String, String> files(MicroReport report) {
    return Map.of("jmh.csv", report.csv(), "report.md", report.markdown());
  }

  /** Writes the derived files of a run, with the page last, which links to all others. */
  static void write(ResultStore store, RunReport report) {
    store.writeDerived(files(report));
    store.writeDerived(Map.of(HtmlReport.FILE, HtmlReport.of(report, store.files())));
  }
}
