package org.servletbench.harness.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.model.Text;

/** Rules that hold a table against its raw runs. */
final class RawRules {
  static final List<Rule> RULES =
      List.of(
          new Rule(
              "differs-from-raw",
              "",
              Severity.CONTRADICTION,
              "a figure of the table lies within its raw runs",
              "the same figure in the table and in the raw runs (bench audit --raw)",
              "The table prints another figure than the runs that it is made of.",
              Set.of(),
              new Rule.Check.AgainstRaw(RawRules::differs)));

  private RawRules() {}

  private static Optional<String> differs(Row row, List<Row> raw) {
    for (Map.Entry<Meaning, Printed> figure : row.figures().entrySet()) {
      Meaning meaning = figure.getKey();
      List<Row> measured = raw.stream().filter(each -> each.has(meaning)).toList();
      double low =
          measured.stream()
              .mapToDouble(each -> each.get(meaning).orElseThrow().low())
              .min()
              .orElse(Double.NEGATIVE_INFINITY);
      double high =
          measured.stream()
              .mapToDouble(each -> each.get(meaning).orElseThrow().high())
              .max()
              .orElse(Double.POSITIVE_INFINITY);
      Printed printed = figure.getValue();
      double slack = 1e-9 * Math.abs(printed.value());
      if (printed.high() + slack < low || printed.low() - slack > high) {
        return Optional.of(
            Text.of(
                "%s in the table; in the raw runs: %s",
                row.tell(meaning), String.join(", ", said(measured, meaning))));
      }
    }
    return Optional.empty();
  }

  private static List<String> said(List<Row> raw, Meaning meaning) {
    return raw.stream().limit(5).map(each -> each.say(meaning)).toList();
  }
}
