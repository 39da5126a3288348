package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.OK_LATENCY;
import static org.servletbench.harness.catalogue.Statistic.MEAN;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Stage;
import org.servletbench.harness.catalogue.StageSum;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.StageSums;

/** Shows where the time goes: the target's stages, beside the total they must add up to. */
final class StageTables {

  private StageTables() {}

  /** Makes tables for p50, p99 (with enough answers) and the mean; none if no driver asked. */
  static List<Table> of(RunReport report) {
    SequencedSet<String> stages = new LinkedHashSet<>();
    report.summary().scenarios().forEach(scenario -> stages.addAll(stages(scenario)));
    if (stages.remove(Stage.OUTSIDE)) {
      stages.add(Stage.OUTSIDE);
    }
    if (stages.isEmpty()) {
      return List.of();
    }
    return Stage.STATISTICS.stream()
        .filter(
            statistic ->
                report.summary().scenarios().stream()
                    .anyMatch(s -> s.has(new Stage(Stage.OUTSIDE, statistic))))
        .map(statistic -> table(report, stages, statistic))
        .toList();
  }

  /** Returns what a reader of the tables must know, by scenario. */
  static List<String> flags(RunReport report) {
    List<String> flags = new ArrayList<>();
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      for (String warning : StageSums.warnings(scenario)) {
        flags.add(scenario.scenario().name() + ": " + warning);
      }
    }
    return flags;
  }

  private static SequencedSet<String> stages(ScenarioSummary scenario) {
    SequencedSet<String> names = new LinkedHashSet<>();
    for (Metric metric : scenario.values().keySet()) {
      if (metric instanceof Stage stage && stage.statistic() == MEAN) {
        names.add(stage.name());
      }
    }
    return names;
  }

  private static Table table(RunReport report, SequencedSet<String> stages, Statistic statistic) {
    List<Column<ScenarioSummary>> columns = new ArrayList<>();
    columns.add(Tables.scenario("where the time goes, " + statistic.label()));
    stages.forEach(stage -> columns.add(Tables.figure(stage, new Stage(stage, statistic))));
    columns.add(new Column<>("sum", row -> sum(row, statistic)));
    columns.add(Tables.figure("total", OK_LATENCY.at(statistic)));
    columns.add(new Column<>("sum is off", row -> percent(row.median(StageSum.off(statistic)))));
    return Table.inBlocks(
        columns, Rungs.blocks(report, row -> row.has(new Stage(Stage.OUTSIDE, MEAN))));
  }

  /** Empty where a stage has no value. */
  private static String sum(ScenarioSummary scenario, Statistic statistic) {
    List<OptionalDouble> values =
        stages(scenario).stream()
            .map(stage -> scenario.median(new Stage(stage, statistic)))
            .toList();
    return values.stream().allMatch(OptionalDouble::isPresent)
        ? Say.millis(values.stream().mapToDouble(OptionalDouble::getAsDouble).sum())
        : "";
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent()
        ? Text.of("%+.1f %%", Math.rint(1000 * share.getAsDouble()) / 10 + 0.0)
        : "";
  }
}
