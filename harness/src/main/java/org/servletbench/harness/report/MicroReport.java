package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.MicroResult;
import org.servletbench.harness.model.MicroTask;
import org.servletbench.harness.model.Text;

/**
 * Writes the results of microbenchmarks: as CSV, for a terminal, and in Markdown.
 *
 * @param quick whether they were measured briefly, so that they are no more than a first look
 * @param missing what was to be measured and is not here, with the reason; empty if nothing
 */
public record MicroReport(
    Environment machine, boolean quick, List<MicroResult> results, List<String> missing) {

  private static final String QUICK =
      "Quick: one JVM each, for less than 2 s. The compiler is still at work in many of them: these"
          + " figures are no measurement.";

  private static final List<Column<MicroResult>> CSV =
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
          new Column<>("cpu_us", each -> Numbers.plain(each.cpuMicros())));

  private static final List<Column<MicroResult>> TABLE =
      List.of(
          new Column<>("benchmark", each -> MicroTask.shortName(each.benchmark())),
          new Column<>("params", MicroResult::paramsText),
          new Column<>("JDK", MicroResult::jdk),
          new Column<>("time", each -> Say.number(each.value()) + " " + each.unit()),
          new Column<>(
              "±",
              each -> said(each.error(), error -> Say.percent(error / Math.abs(each.value())))),
          new Column<>("allocated", each -> said(each.allocatedBytes(), Say::bytes)),
          new Column<>("CPU", each -> said(each.cpuMicros(), Say::micros)));

  /** Returns the text of {@code jmh.csv}. */
  public String csv() {
    return Csv.of(CSV, results);
  }

  /**
   * Returns the text for a terminal.
   *
   * @param columns characters of a line
   */
  public String console(int columns) {
    StringBuilder text = new StringBuilder();
    notes().forEach(note -> text.append(Lines.paragraph(note, columns)));
    return text.append('\n').append(Table.of(TABLE, results).plain(columns)).toString();
  }

  /** Returns the text of {@code report.md}. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Microbenchmarks\n\n");
    notes().forEach(note -> text.append(Table.escaped(note)).append("\n\n"));
    return text.append(Table.of(TABLE, results).markdown()).toString();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (quick) {
      notes.add(QUICK);
    }
    notes.add(
        Text.of(
            "%s, %d cores, %s; commit %s; an idle thread wakes %s late (p99).",
            machine.cpu(),
            machine.cores(),
            machine.os(),
            machine.gitCommit(),
            Say.millis(machine.wakeUpFloorP99Millis())));
    notes.add(
        "The error is half of the 99.9 % confidence interval over all iterations. Allocation and"
            + " CPU time are those of the whole JVM, per operation.");
    missing.forEach(each -> notes.add("Missing: " + each));
    return notes;
  }

  private static String said(OptionalDouble value, DoubleFunction<String> words) {
    return value.isPresent() ? words.apply(value.getAsDouble()) : "";
  }
}
