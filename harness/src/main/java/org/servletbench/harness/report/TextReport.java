package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.GeneratorFigure.PACING_TICK_MS;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Shown;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.CeilingFlag;
import org.servletbench.harness.verify.Crossover;
import org.servletbench.harness.verify.FailedRequests;
import org.servletbench.harness.verify.Gaps;
import org.servletbench.harness.verify.ScenarioSummary;

/** Writes the report as text, for the terminal and as Markdown, with the same words and figures. */
public final class TextReport {
  private final RunReport report;

  public TextReport(RunReport report) {
    this.report = report;
  }

  /** Writes for a terminal; the claims come last, since the end stays on the screen. */
  public String console() {
    return Shown.text(body("", "", UnaryOperator.identity(), Table::plain));
  }

  /** Returns the text of {@code report.md}. */
  public String markdown() {
    String picture =
        ResponseTimePicture.of(report)
            .map(svg -> "![Response time over the run](" + ResponseTimePicture.FILE + ")\n\n")
            .orElse("");
    return Shown.text(body("**", picture, Table::escaped, Table::markdown));
  }

  private String body(
      String strong, String picture, UnaryOperator<String> escape, Function<Table, String> format) {
    Environment machine = report.environment();
    StringBuilder text = new StringBuilder();
    text.append(strong).append(report.summary().suite().name()).append(": ");
    text.append(escape.apply(report.summary().suite().question()));
    text.append(strong).append("\n\n");
    text.append(trials());
    text.append(machine(machine)).append(scale()).append("\n\n");
    text.append(picture);
    text.append(format.apply(Tables.summary(report))).append('\n');
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      for (String reason : scenario.invalidReasons()) {
        text.append("invalid: ").append(scenario.scenario().name()).append(": ");
        text.append(escape.apply(reason)).append("\n\n");
      }
    }
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      OptionalDouble tick = scenario.median(PACING_TICK_MS);
      if (tick.isPresent() && tick.getAsDouble() > 0) {
        text.append("flagged: ").append(scenario.scenario().name());
        text.append(": economical pacing: a request is sent up to ").append(Numbers.brief(tick));
        text.append(" ms late, and its answer seen as late\n\n");
      }
    }
    for (String flag : StageTables.flags(report)) {
      text.append("flagged: ").append(flag).append("\n\n");
    }
    for (FailedRequests failed : report.failures()) {
      if (!failed.isAll()) { // else this is why the trial is invalid
        text.append("warning: ")
            .append(failed.scenario())
            .append(" (trial ")
            .append(failed.trial());
        text.append("): ").append(escape.apply(failed.words())).append("\n\n");
      }
    }
    for (String gap : Gaps.words(report.trials())) {
      text.append("warning: ").append(escape.apply(gap)).append("\n\n");
    }
    for (List<String> warnings : List.of(StartWarnings.of(report), StaleWarnings.of(report))) {
      warnings.forEach(each -> text.append("warning: ").append(escape.apply(each)).append("\n\n"));
    }
    for (CeilingFlag flag : report.flags()) {
      text.append("flagged: ").append(CalibrationReport.words(flag)).append("\n\n");
    }
    if (report.summary().scenarios().size() > 1) {
      text.append(format.apply(Tables.ratios(report))).append('\n');
      text.append(warnings(escape));
    }
    CostTable.of(report).ifPresent(it -> text.append(format.apply(it)).append('\n'));
    Table theory = Tables.theory(report);
    if (!theory.isEmpty()) {
      text.append(format.apply(theory)).append('\n');
    }
    SteadyTable.of(report).ifPresent(it -> text.append(format.apply(it)).append('\n'));
    List<Crossover> crossovers = Crossover.of(report.summary());
    CrossoverTable.of(crossovers)
        .ifPresent(
            table -> {
              text.append(format.apply(table)).append('\n');
              crossovers.forEach(each -> text.append(CrossoverTable.words(each)).append("\n\n"));
            });
    DriverTables.omission(report).ifPresent(it -> text.append(format.apply(it)).append('\n'));
    DriverTables.concordance(report).ifPresent(it -> text.append(format.apply(it)).append('\n'));
    StageTables.of(report).forEach(it -> text.append(format.apply(it)).append('\n'));
    Table profile = CpuTable.of(report);
    if (!profile.isEmpty()) {
      text.append("profiled: sampling costs CPU itself; compare figures only within this run\n\n");
      text.append(format.apply(profile)).append('\n');
    }
    Table limits = Tables.limits(report);
    if (!limits.isEmpty()) {
      text.append(format.apply(limits)).append('\n');
    }
    ManifestTables.differences(report.manifest())
        .ifPresent(
            table -> {
              text.append(format.apply(table)).append('\n');
              text.append(ManifestTables.same(report.manifest()));
              text.append(" further settings are the same in all scenarios: manifest.csv\n\n");
            });
    if (!report.verdicts().rows().isEmpty()) {
      text.append(format.apply(Tables.claims(report)));
    }
    return text.toString();
  }

  /** Warns of comparisons of scenarios that differ in more than the suite says. */
  private String warnings(UnaryOperator<String> escape) {
    StringBuilder text = new StringBuilder();
    report.comparisons().stream()
        .filter(row -> row.metric().equals(report.comparisons().getFirst().metric()))
        .forEach(
            row -> {
              for (String warning : row.warnings()) {
                text.append("warning: ").append(row.other()).append(" over ").append(row.base());
                text.append(": ").append(escape.apply(warning)).append("\n\n");
              }
            });
    return text.toString();
  }

  /** Describes the machine in a line. */
  static String machine(Environment machine) {
    return Text.of(
        "%s, %d cores, %d MiB, %s; JDK %s; wake-up floor p99 %s ms",
        machine.cpu(),
        machine.cores(),
        machine.memoryMib(),
        machine.os(),
        machine.jdk(),
        Numbers.brief(machine.wakeUpFloorP99Millis()));
  }

  private String trials() {
    Suite suite = report.summary().suite();
    int planned = suite.scenarios().size() * suite.trials();
    return Text.of(
        "%s%s, %d of each scenario, each in fresh processes\n\n",
        report.trials().size() == planned ? "" : report.trials().size() + " of ",
        Text.count(planned, "trial"),
        suite.trials());
  }

  private String scale() {
    double scale = report.summary().suite().timeScale();
    return scale == 1
        ? ""
        : "; time scale "
            + Numbers.brief(scale)
            + ": one second stands for "
            + Numbers.brief(scale);
  }
}
