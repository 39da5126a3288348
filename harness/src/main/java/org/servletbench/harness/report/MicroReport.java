package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.model.MicroTask;
import org.servletbench.harness.model.Text;

/** Writes the results of microbenchmarks: as CSV, for a terminal, in Markdown, and as a page. */
public record MicroReport(MicroRun run, List<MicroResult> results) {

  private static final String QUICK =
      "Quick: one JVM each, for 1 to 5 s, and few values of the parameters. The compiler is still"
          + " at work in many of them, and one JVM has no error: these figures are no measurement.";

  /** A figure is not steady whose iterations drift by more than this share. */
  private static final double STEADY = 0.1;

  private static final List<Column<MicroResult>> TABLE =
      List.of(
          new Column<>("benchmark", each -> MicroTask.shortName(each.benchmark())),
          new Column<>("params", MicroResult::paramsText),
          new Column<>("JDK", MicroResult::jdk),
          new Column<>("time", each -> Say.number(each.value()) + " " + each.unit()),
          new Column<>("±", each -> share(each.error(), each.value())),
          new Column<>("allocated", each -> Say.known(each.allocatedBytes(), Say::bytes)),
          new Column<>("CPU", each -> Say.known(each.cpuMicros(), Say::micros)),
          new Column<>("CPU ±", each -> share(each.cpuError(), each.cpuMicros().orElse(0))),
          new Column<>(
              "drift", each -> isSteady(each) ? "" : Say.known(each.drift(), Say::percent)));

  private static boolean isSteady(MicroResult each) {
    return Math.abs(each.drift().orElse(0)) <= STEADY;
  }

  /** Empty without an error, and where it would be a share of nothing. */
  private static String share(OptionalDouble error, double value) {
    return value == 0 ? "" : Say.known(error, it -> Say.percent(it / Math.abs(value)));
  }

  /** Returns the text of {@code jmh.csv}. */
  public String csv() {
    List<Column<MicroResult>> columns =
        List.of(
            new Column<>("benchmark", MicroResult::benchmark),
            new Column<>("params", MicroResult::paramsText),
            new Column<>("mode", MicroResult::mode),
            new Column<>("value", each -> Numbers.plain(each.value())),
            new Column<>("unit", MicroResult::unit),
            new Column<>("error", each -> Numbers.plain(each.error())),
            new Column<>("forks", each -> Integer.toString(each.forks())),
            new Column<>("jdk", MicroResult::jdk),
            new Column<>("alloc_bytes", each -> Numbers.plain(each.allocatedBytes())),
            new Column<>("cpu_us", each -> Numbers.plain(each.cpuMicros())),
            new Column<>("cpu_error_us", each -> Numbers.plain(each.cpuError())),
            new Column<>("drift", each -> Numbers.plain(each.drift())),
            new Column<>("quick", each -> Boolean.toString(run.quick())));
    return Csv.of(columns, results);
  }

  /**
   * Returns the text for a terminal.
   *
   * @param columns characters of a line
   */
  public String console(int columns) {
    StringBuilder text = new StringBuilder();
    notes().forEach(note -> text.append(Lines.paragraph(note, columns)));
    text.append('\n').append(Table.of(TABLE, results).plain(columns));
    explanation()
        .ifPresent(
            tables -> {
              text.append('\n');
              tables.notes().forEach(note -> text.append(Lines.paragraph(note, columns)));
              text.append('\n').append(tables.sums().plain(columns));
            });
    return text.toString();
  }

  /** Returns the text of {@code report.md}. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Microbenchmarks\n\n");
    notes().forEach(note -> text.append(Markdown.escaped(note)).append("\n\n"));
    return text.append(figures()).toString();
  }

  /** Returns a page of its own. */
  public String html() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Sentences(notes()));
    parts.add(new Part.Rows(Table.of(TABLE, results)));
    explanation()
        .ifPresent(
            tables -> {
              parts.add(new Part.Title("What a request is made of"));
              parts.add(new Part.Sentences(tables.notes()));
              parts.add(new Part.Rows(tables.sums()));
              parts.add(new Part.Rows(tables.parts()));
            });
    return Parts.page("Microbenchmarks", parts);
  }

  /** Returns the tables of {@code report.md}, in Markdown. */
  public String figures() {
    StringBuilder text = new StringBuilder(Table.of(TABLE, results).markdown());
    explanation()
        .ifPresent(
            tables -> {
              text.append("\n## What a request is made of\n\n");
              tables.notes().forEach(note -> text.append(Markdown.escaped(note)).append("\n\n"));
              text.append(tables.sums().markdown()).append('\n');
              text.append(tables.parts().markdown());
            });
    return text.toString();
  }

  private Optional<ExplanationTables> explanation() {
    return run.explained().map(explained -> new ExplanationTables(run, explained, results));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    Environment machine = run.machine();
    if (run.quick()) {
      notes.add(QUICK);
    }
    notes.add(
        Text.of(
            "%s, %s, %s; commit %s; an idle thread wakes %s late (p99).",
            machine.cpu(),
            Text.count(machine.cores(), "core"),
            machine.os(),
            machine.gitCommit(),
            Say.millis(machine.wakeUpFloorP99Millis())));
    notes.add(
        "The error is half of the 95 % confidence interval over the means of the JVMs. Allocation"
            + " and CPU time are those of the whole JVM, without its compiler, per operation.");
    long drifting = results.stream().filter(each -> !isSteady(each)).count();
    if (drifting > 0) {
      notes.add(
          Text.of(
              "Not steady: in %s, marked by a drift, the second half of the iterations differs from"
                  + " the first by more than %s, so that a longer run would give another figure.",
              Text.count(drifting, "row"), Say.percent(STEADY)));
    }
    run.missing().forEach(each -> notes.add("Missing: " + each));
    return notes;
  }
}
