package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.ConnectionFigure.KERNEL_SLOPE_BYTES_PER_CONNECTION;
import static org.servletbench.harness.catalogue.ConnectionFigure.RSS_SLOPE_BYTES_PER_CONNECTION;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.stats.Line;
import org.servletbench.harness.verify.IdleCost;

/** Tells what each further idle connection takes of memory, and what a million would. */
final class IdleTable {
  static final String EXPLANATION =
      "Slopes by least squares over the numbers of connections, with a 95 % interval by Student's"
          + " t; a million is an extrapolation along the line. The kernel's memory is the whole"
          + " machine's, and both ends of each connection are on it: a server alone has about"
          + " half.";

  private static final double GIB = 1024.0 * 1024 * 1024;

  private static final List<Column<IdleCost>> COLUMNS =
      List.of(
          new Column<>("an idle connection takes", IdleCost::target),
          new Column<>("process", row -> Say.bytes(row.process().slope())),
          new Column<>("process, 95 %", row -> interval(row.process())),
          new Column<>("a million", row -> million(row.process())),
          kernel("kernel, both ends", line -> Say.bytes(line.slope())),
          kernel("kernel, 95 %", IdleTable::interval),
          kernel("a million, kernel", IdleTable::million));

  private static final List<Column<Row>> CSV =
      List.of(
          new Column<>("target", row -> row.cost().target()),
          new Column<>("scenario", row -> row.cost().largest().scenario().name()),
          new Column<>("metric", row -> row.metric().label()),
          new Column<>("value", row -> Numbers.plain(row.line().slope())),
          new Column<>("low", row -> Numbers.plain(row.line().low())),
          new Column<>("high", row -> Numbers.plain(row.line().high())),
          new Column<>("points", row -> Integer.toString(row.line().n())),
          new Column<>("at_million_gib", row -> gib(row.line().at(IdleCost.MILLION))),
          new Column<>("at_million_low_gib", row -> gib(end(row.line(), row.line().low()))),
          new Column<>("at_million_high_gib", row -> gib(end(row.line(), row.line().high()))));

  private IdleTable() {}

  /** One slope of a target. */
  private record Row(IdleCost cost, Metric metric, Line line) {
    static Stream<Row> of(IdleCost cost) {
      return Stream.concat(
          Stream.of(new Row(cost, RSS_SLOPE_BYTES_PER_CONNECTION, cost.process())),
          cost.kernel().stream()
              .map(line -> new Row(cost, KERNEL_SLOPE_BYTES_PER_CONNECTION, line)));
    }
  }

  /** No row where a run has fewer than three numbers of connections. */
  static Table of(RunReport report) {
    return Table.of(COLUMNS, IdleCost.of(report.summary()));
  }

  static String csv(RunReport report) {
    return Csv.of(CSV, IdleCost.of(report.summary()).stream().flatMap(Row::of).toList());
  }

  private static Column<IdleCost> kernel(String head, Function<Line, String> words) {
    return new Column<>(head, row -> row.kernel().map(words).orElse(""));
  }

  private static String interval(Line line) {
    return Say.bytes(line.low()) + " to " + Say.bytes(line.high());
  }

  private static String million(Line line) {
    return Say.bytes(line.at(IdleCost.MILLION));
  }

  /** At a million along one end of the slope; where the line crosses zero matters little there. */
  private static double end(Line line, double slope) {
    return line.intercept() + slope * IdleCost.MILLION;
  }

  private static String gib(double bytes) {
    return Numbers.plain(bytes / GIB);
  }
}
