package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.audit.Rule.Suspicion;
import org.servletbench.harness.model.Text;

/** Rules about figures that the tool which the table names does not print. */
final class ToolRules {
  static final List<Rule> RULES =
      List.of(
          new Rule(
              "tool-cannot-measure",
              "F5",
              Severity.DOUBT,
              "the tool of a row prints every figure of the row",
              "tool, and connection set-up, memory or CPU",
              "This figure has no source in the tool named: wrk measures neither connection set-up"
                  + " nor the server, and no load generator sees the server's memory or CPU.",
              Set.of(),
              Rule.ofGroup(ToolRules::cannotMeasure)),
          new Rule(
              "ab-connect-deviation",
              "F4",
              Severity.DOUBT,
              "ab's connection time is a whole number of milliseconds",
              "tool ab, and a connection time with decimals",
              "Of its connection times ab prints only the standard deviation with a decimal (ab.c,"
                  + " \"+/-sd\"), so this column is the deviation and not the time.",
              Set.of(Meaning.CONNECT_TIME),
              Rule.ofGroup(ToolRules::deviation)));

  private ToolRules() {}

  private static List<Suspicion> cannotMeasure(List<Row> rows) {
    Map<Meaning, List<Row>> unsourced = new LinkedHashMap<>();
    for (Row row : rows) {
      Tools.cannotMeasure(Tools.ofAll(row)).stream()
          .filter(row::has)
          .forEach(each -> unsourced.computeIfAbsent(each, key -> new ArrayList<>()).add(row));
    }
    if (unsourced.isEmpty()) {
      return List.of();
    }
    List<Row> all =
        rows.stream()
            .filter(row -> unsourced.values().stream().anyMatch(it -> it.contains(row)))
            .toList();
    return List.of(
        new Suspicion(
            all,
            Text.of(
                "%s does not print %s",
                Tools.ofAll(all.getFirst()),
                unsourced.entrySet().stream()
                    .map(
                        each ->
                            Text.of(
                                "%s (%s)",
                                each.getKey().label(), Text.count(each.getValue().size(), "row")))
                    .collect(Collectors.joining(", ")))));
  }

  /** Whether parts of a millisecond were printed, the base unit. */
  private static boolean isFine(Printed time) {
    return time.hasFraction() && time.half() < 0.5;
  }

  private static List<Suspicion> deviation(List<Row> rows) {
    List<Row> broken =
        rows.stream()
            .filter(row -> Tools.ofAll(row).equals("ab"))
            .filter(row -> row.get(Meaning.CONNECT_TIME).filter(ToolRules::isFine).isPresent())
            .toList();
    return broken.isEmpty()
        ? List.of()
        : List.of(
            new Suspicion(
                broken,
                "connection times with decimals: "
                    + Names.of(broken, row -> row.say(Meaning.CONNECT_TIME))));
  }
}
