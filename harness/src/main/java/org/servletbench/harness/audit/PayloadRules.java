package org.servletbench.harness.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.servletbench.harness.audit.Rule.Severity;
import org.servletbench.harness.audit.Rule.Suspicion;
import org.servletbench.harness.model.Text;

/** Rules about what an answer weighs. */
final class PayloadRules {
  private static final double APART = 1.1;

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "payloads-differ",
              "F7",
              Severity.DOUBT,
              "bytes per second / throughput is the same, within 10 %, for all rows of one load",
              "throughput in requests and in bytes, two rows",
              "The answers differ in size, so bytes per second compare nothing; nor do requests per"
                  + " second where the bytes are the work.",
              Set.of(Meaning.TRANSFER),
              Rule.ofGroup(PayloadRules::differ)));

  private PayloadRules() {}

  private static List<Suspicion> differ(List<Row> rows) {
    List<Row> both =
        rows.stream()
            .filter(row -> row.has(Meaning.TRANSFER, Meaning.THROUGHPUT))
            .filter(row -> row.value(Meaning.THROUGHPUT) > 0)
            .sorted(Comparator.comparingDouble(PayloadRules::bytes))
            .toList();
    boolean compares = both.stream().map(Row::name).distinct().count() > 1;
    if (!compares) {
      return List.of(); // one contender with answers of several sizes
    }
    Printed sent = both.getLast().get(Meaning.TRANSFER).orElseThrow();
    Printed rate = both.getLast().get(Meaning.THROUGHPUT).orElseThrow();
    Printed leastSent = both.getFirst().get(Meaning.TRANSFER).orElseThrow();
    Printed leastRate = both.getFirst().get(Meaning.THROUGHPUT).orElseThrow();
    if (sent.low() / rate.high() <= APART * leastSent.high() / Math.max(leastRate.low(), 1e-12)) {
      return List.of();
    }
    return List.of(
        new Suspicion(
            both,
            Text.of(
                "bytes per response from %s to %s (KB = 1024 bytes): %s",
                Digits.about(bytes(both.getFirst())),
                Digits.about(bytes(both.getLast())),
                Names.of(both, row -> Digits.about(bytes(row))))));
  }

  private static double bytes(Row row) {
    return row.value(Meaning.TRANSFER) / row.value(Meaning.THROUGHPUT);
  }
}
