package org.servletbench.harness.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.audit.Rule.Suspicion;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.stats.Medians;

/** Rules about the order of contenders, where the table repeats its runs. */
final class RankRules {
  static final List<Rule> RULES =
      List.of(
          new Rule(
              "ranks-swap",
              "",
              Severity.DOUBT,
              "the worst repetition of the better is not below the best of its neighbour",
              "throughput, and at least two rows each of two names",
              "The order of these two changes from run to run, so the table cannot rank them: they"
                  + " share a rank.",
              Set.of(Meaning.THROUGHPUT),
              Rule.ofRuns(RankRules::swaps)));

  private RankRules() {}

  /** The repetitions of one contender. */
  private record Repeated(List<Row> rows) {
    double[] rates() {
      return rows.stream().mapToDouble(row -> row.value(Meaning.THROUGHPUT)).sorted().toArray();
    }

    double median() {
      return Medians.median(rates());
    }

    String range() {
      double[] rates = rates();
      return Text.of(
          "%s %s to %s",
          rows.getFirst().shown(), Digits.of(rates[0]), Digits.of(rates[rates.length - 1]));
    }
  }

  private static List<Suspicion> swaps(List<Row> rows) {
    Map<List<Double>, Map<String, List<Row>>> loads =
        rows.stream()
            .filter(row -> row.has(Meaning.THROUGHPUT))
            .collect(
                Collectors.groupingBy(
                    RankRules::load,
                    LinkedHashMap::new,
                    Collectors.groupingBy(Row::name, LinkedHashMap::new, Collectors.toList())));
    return loads.values().stream().flatMap(RankRules::neighbours).toList();
  }

  private static List<Double> load(Row row) {
    return Row.SET.stream().map(each -> row.get(each).map(Printed::value).orElse(-1.0)).toList();
  }

  private static Stream<Suspicion> neighbours(Map<String, List<Row>> contenders) {
    List<Repeated> ranked =
        contenders.values().stream()
            .filter(rows -> rows.size() > 1)
            .map(Repeated::new)
            .sorted(Comparator.comparingDouble(Repeated::median).reversed())
            .toList();
    List<Suspicion> found = new ArrayList<>();
    for (int i = 1; i < ranked.size(); i++) {
      Repeated better = ranked.get(i - 1);
      Repeated worse = ranked.get(i);
      double[] of = worse.rates();
      if (better.rates()[0] < of[of.length - 1]) {
        found.add(
            new Suspicion(
                Stream.concat(better.rows().stream(), worse.rows().stream()).toList(),
                better.range() + ", " + worse.range()));
      }
    }
    return found.stream();
  }
}
