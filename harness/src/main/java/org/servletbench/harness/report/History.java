package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunSummary;

/**
 * Runs of one suite over months, in the form that Apache Otava's CSV importer reads: a row for each
 * run, by time, and a column for each figure of a scenario.
 */
public final class History {
  private final List<Run> runs;
  private final List<Series> series;

  /**
   * A run of the past.
   *
   * @param started start of the run, ISO 8601, UTC
   */
  public record Run(String started, Environment environment, RunSummary summary) {
    private OptionalDouble figure(Series of) {
      return summary
          .scenario(of.scenario())
          .map(each -> each.median(of.metric()))
          .orElse(OptionalDouble.empty());
    }
  }

  /** A figure of a scenario, over all runs. */
  private record Series(String scenario, Metric metric) {
    String head() {
      return scenario + "." + metric.label();
    }
  }

  public History(List<Run> runs) {
    this.runs = runs.stream().sorted(Comparator.comparing(Run::started)).toList();
    this.series =
        this.runs.reversed().stream() // the columns of the latest run come first
            .flatMap(run -> run.summary().scenarios().stream())
            .map(each -> each.scenario().name())
            .distinct()
            .flatMap(name -> RunComparer.METRICS.stream().map(metric -> new Series(name, metric)))
            .filter(each -> this.runs.stream().anyMatch(run -> run.figure(each).isPresent()))
            .toList();
  }

  /** Returns the text of the file. */
  public String csv() {
    List<Column<Run>> columns = new ArrayList<>();
    columns.add(new Column<>("time", Run::started));
    columns.add(new Column<>("commit", run -> run.environment().gitCommit()));
    columns.add(new Column<>("suite", run -> run.summary().suite().name()));
    columns.add(new Column<>("trials", run -> Integer.toString(run.summary().suite().trials())));
    columns.add(new Column<>("jdk", run -> run.environment().jdk()));
    columns.add(new Column<>("cpu", run -> run.environment().cpu()));
    series.forEach(
        each -> columns.add(new Column<>(each.head(), run -> Numbers.plain(run.figure(each)))));
    return Csv.of(columns, runs);
  }

  /** Names the columns with an empty cell, which Otava does not read. */
  public List<String> gaps() {
    return series.stream()
        .filter(each -> runs.stream().anyMatch(run -> run.figure(each).isEmpty()))
        .map(Series::head)
        .toList();
  }
}
