package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.audit.Rule.Suspicion;
import org.servletbench.harness.model.Text;

/** Rules about the latencies of one row: percentiles, mean, maximum, standard deviation. */
final class TailRules {
  private static final List<Meaning> TAILS =
      List.of(Meaning.P90, Meaning.P95, Meaning.P99, Meaning.P999);

  /** A label is doubted when so many rows agree; fewer can be chance. */
  private static final int FEWEST_ROWS = 3;

  private static final int TELLING_DIGITS = 3;

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "percentile-order",
              "",
              Severity.CONTRADICTION,
              "min <= p50 <= p75 <= p90 <= p95 <= p99 <= p99.9 <= max, and min <= mean <= max",
              "two of these",
              "A percentile is never below a lower one, so a column is mislabelled, or the"
                  + " percentiles come from different requests.",
              EnumSet.copyOf(Meaning.RISING),
              Rule.ofRow(TailRules::falling)),
          new Rule(
              "mean-above-tail",
              "F1",
              Severity.CONTRADICTION,
              "mean <= 0.99 p99 + 0.01 max",
              "mean, p99 (and max)",
              "At most 1 % of requests lie above the p99, so a mean above it takes the maximum that"
                  + " is told here; without that the column is no p99 (wrk's Stdev has been printed"
                  + " under that name).",
              Set.of(Meaning.MAX, Meaning.P99),
              Rule.ofRow(TailRules::meanAboveTail)),
          new Rule(
              "percentile-is-mean",
              "",
              Severity.DOUBT,
              "p90, p95, p99, p99.9 differ from the mean",
              "mean and one of these in three rows of three digits or more",
              "A high percentile equals the mean only where all requests take the same time, so one"
                  + " figure stands under both heads.",
              EnumSet.copyOf(TAILS),
              Rule.ofGroup(rows -> equal(rows, Meaning.MEAN, 1))),
          new Rule(
              "percentile-is-stdev",
              "F1",
              Severity.DOUBT,
              "p90, p95, p99, p99.9 differ from the standard deviation",
              "one of these, and the standard deviation in the table or in the raw runs, in three"
                  + " rows",
              "Percentiles do not repeat the standard deviation to the digit row after row, so it"
                  + " stands under their head (wrk prints Stdev always, and percentiles only"
                  + " when asked for them).",
              Set.of(Meaning.STDEV),
              Rule.ofGroup(rows -> equal(rows, Meaning.STDEV, 0.5))));

  private TailRules() {}

  private static Optional<String> falling(Row row) {
    Meaning highest = null;
    for (Meaning each : Meaning.RISING) {
      if (row.has(each)) {
        if (highest != null && isAbove(row, highest, each)) {
          return Optional.of(row.tell(highest) + " > " + row.tell(each));
        }
        highest = highest == null || row.value(each) > row.value(highest) ? each : highest;
      }
    }
    if (row.has(Meaning.MIN, Meaning.MEAN) && isAbove(row, Meaning.MIN, Meaning.MEAN)) {
      return Optional.of(row.tell(Meaning.MIN) + " > " + row.tell(Meaning.MEAN));
    }
    return row.has(Meaning.MEAN, Meaning.MAX) && isAbove(row, Meaning.MEAN, Meaning.MAX)
        ? Optional.of(row.tell(Meaning.MEAN) + " > " + row.tell(Meaning.MAX))
        : Optional.empty();
  }

  /** Whether a figure is above another whatever their rounding. */
  private static boolean isAbove(Row row, Meaning one, Meaning other) {
    return row.get(one).orElseThrow().low()
        > row.get(other).orElseThrow().high() + 1e-9 * row.value(other);
  }

  private static Optional<String> meanAboveTail(Row row) {
    if (!row.has(Meaning.MEAN, Meaning.P99)) {
      return Optional.empty();
    }
    double mean = row.value(Meaning.MEAN);
    double tail = row.value(Meaning.P99);
    if (!row.has(Meaning.MAX)) {
      return isAbove(row, Meaning.MEAN, Meaning.P99)
          ? Optional.of(
              Text.of(
                  "mean %s > p99 %s: that takes a maximum of at least (%s - 0.99 x %s) / 0.01 = %s"
                      + " ms",
                  row.say(Meaning.MEAN),
                  row.say(Meaning.P99),
                  Digits.of(mean),
                  Digits.of(tail),
                  Digits.about((mean - 0.99 * tail) / 0.01)))
          : Optional.empty();
    }
    double most =
        0.99 * row.get(Meaning.P99).orElseThrow().high()
            + 0.01 * row.get(Meaning.MAX).orElseThrow().high();
    if (row.get(Meaning.MEAN).orElseThrow().low() <= most * (1 + 1e-9)) {
      return Optional.empty();
    }
    double max = row.value(Meaning.MAX);
    return Optional.of(
        Text.of(
            "mean %s > 0.99 x %s + 0.01 x %s = %s ms: it takes a maximum of at least %s ms, and the"
                + " maximum is %s ms",
            row.say(Meaning.MEAN),
            Digits.of(tail),
            Digits.of(max),
            Digits.about(0.99 * tail + 0.01 * max),
            Digits.about((mean - 0.99 * tail) / 0.01),
            Digits.of(max)));
  }

  /** Finds percentiles that repeat another figure in this part of the rows that have both. */
  private static List<Suspicion> equal(List<Row> rows, Meaning other, double part) {
    List<Suspicion> found = new ArrayList<>();
    for (Meaning tail : TAILS) {
      List<Row> both =
          rows.stream()
              .filter(row -> row.has(tail, other) && row.value(tail) > 0)
              .filter(row -> row.get(tail).orElseThrow().digits() >= TELLING_DIGITS)
              .toList();
      List<Row> same =
          both.stream()
              .filter(row -> row.get(tail).orElseThrow().isPrintedAs(row.get(other).orElseThrow()))
              .toList();
      boolean vary = same.stream().map(row -> row.value(tail)).distinct().count() > 1;
      if (same.size() >= FEWEST_ROWS && same.size() >= part * both.size() && vary) {
        found.add(
            new Suspicion(
                same,
                Text.of(
                    "%s = %s in %d of %d rows: %s",
                    tail.label(),
                    other.label(),
                    same.size(),
                    both.size(),
                    Names.of(same, row -> row.say(tail)))));
      }
    }
    return found;
  }
}
