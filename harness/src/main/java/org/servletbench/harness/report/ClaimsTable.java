package org.servletbench.harness.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.report.Table.Block;
import org.servletbench.harness.verify.Verdicts;

/** What a run says of the claims. */
final class ClaimsTable {
  private static final List<Column<Verdict>> VERDICTS =
      List.of(
          new Column<>(
              "claim",
              row ->
                  row.against().isEmpty()
                      ? row.scenario()
                      : row.scenario() + " / " + row.against()),
          new Column<>("theory", row -> value(row, row.predicted())),
          new Column<>("measured", ClaimsTable::measured),
          new Column<>("verdict", ClaimsTable::verdict));

  private static final int USUAL_DIGITS = 2;
  private static final int MOST_DIGITS = 8;

  private ClaimsTable() {}

  /** The verdicts: a block for each claim and what it demands, a row for each scenario. */
  static Table of(RunReport report) {
    return of(report.verdicts(), row -> true);
  }

  /** Those of claims whose verdict is not the expected one. */
  static Stream<Part> unexpected(RunReport report) {
    Verdicts verdicts = report.verdicts();
    Table table = of(verdicts, row -> !verdicts.isAsExpected(row.claim(), false));
    return table.isEmpty() ? Stream.of() : Stream.of(new Part.Rows(table));
  }

  private static Table of(Verdicts verdicts, Predicate<Verdict> which) {
    Map<String, List<Verdict>> byDemand =
        verdicts.rows().stream()
            .filter(which)
            .collect(
                Collectors.groupingBy(
                    ClaimsTable::demand, LinkedHashMap::new, Collectors.toList()));
    return Table.inBlocks(
        VERDICTS,
        byDemand.entrySet().stream()
            .map(each -> new Block<>(each.getKey(), each.getValue()))
            .toList());
  }

  private static String demand(Verdict row) {
    return Text.of(
        "%s: %s: %s %s", row.claim().id(), row.claim().says(), row.metric().label(), must(row));
  }

  /** What a claim demands of the figure. */
  static String must(Verdict row) {
    return switch (row.claim().relation()) {
      case WITHIN -> "ratio 1 ± " + Say.number(row.expected());
      case AT_MOST, AT_LEAST, EQUAL ->
          row.claim().relation().symbol() + " " + value(row, row.expected());
    };
  }

  /** Against another scenario it is a ratio. */
  private static String value(Verdict row, double value) {
    return row.against().isEmpty() ? Say.figure(row.metric(), value) : Say.times(value);
  }

  static String value(Verdict row, OptionalDouble value) {
    return value.isPresent() ? value(row, value.getAsDouble()) : "";
  }

  private static String measured(Verdict row) {
    return row.low().isPresent() && row.high().isPresent()
        ? Text.of("%s (%s to %s)", found(row), value(row, row.low()), value(row, row.high()))
        : found(row);
  }

  /** The measured figure, with as many digits as tell it from a threshold that it misses. */
  static String found(Verdict row) {
    String text = value(row, row.measured());
    double measured = row.measured().orElse(Double.NaN);
    if (row.measured().isEmpty() || row.claim().relation().holds(measured, row.expected())) {
      return text;
    }
    double missed = missed(row, measured);
    boolean isShare = row.against().isEmpty() && row.metric().label().endsWith("_share");
    String unit = row.against().isEmpty() ? isShare ? " %" : unit(row.metric()) : "x";
    double scale = isShare ? 100 : 1;
    for (int digits = USUAL_DIGITS + 1;
        digits <= MOST_DIGITS && text.equals(value(row, missed));
        digits++) {
      String more = Say.number(measured * scale, digits);
      text = more.equals(Say.number(missed * scale, digits)) ? text : more + unit;
    }
    return text;
  }

  /** The threshold on the side of the measured figure. */
  private static double missed(Verdict row, double measured) {
    return row.claim().relation() == Claim.Relation.WITHIN
        ? measured > 1 ? 1 + row.expected() : 1 - row.expected()
        : row.expected();
  }

  private static String unit(Metric metric) {
    return switch (metric.unit()) {
      case ONE -> "";
      case PER_SECOND -> "/s";
      default -> " " + metric.unit().symbol();
    };
  }

  private static String verdict(Verdict row) {
    String kind = row.kind().label();
    Verdict.Kind expected = row.claim().expected();
    if (!row.kind().canBeExpected()) {
      return kind + ": " + row.reason();
    }
    if (row.kind() != expected && expected != Verdict.Kind.OPEN) {
      return Text.of("%s, expected %s (%s)", kind, expected.label(), row.reason());
    }
    return row.kind() == Verdict.Kind.REFUTED && expected == Verdict.Kind.REFUTED
        ? kind + ", as expected"
        : kind;
  }
}
