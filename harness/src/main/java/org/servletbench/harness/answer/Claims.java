package org.servletbench.harness.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;
import org.servletbench.harness.verify.Verdicts;

/** Finds what a run says of its claims. */
final class Claims {
  private Claims() {}

  static Optional<Finding.Claimed> of(Verdicts verdicts) {
    List<Claim> claims =
        verdicts.claims().stream().filter(claim -> isTold(claim, verdicts)).toList();
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    List<Claim> surprising =
        claims.stream().filter(it -> !verdicts.isAsExpected(it, false)).toList();
    List<Claim> others = claims.stream().filter(it -> !surprising.contains(it)).toList();
    List<Claim> indicated = of(Kind.INDICATED, others, verdicts);
    List<Claim> likely = indicated.stream().filter(it -> seemsToHold(it, verdicts)).toList();
    List<Verdict> rows =
        verdicts.rows().stream().filter(row -> claims.contains(row.claim())).toList();
    return Optional.of(
        new Finding.Claimed(
            of(Kind.CONFIRMED, others, verdicts),
            likely,
            indicated.stream().filter(it -> !likely.contains(it)).toList(),
            of(Kind.INCONCLUSIVE, others, verdicts),
            rows(verdicts, of(Kind.REFUTED, others, verdicts)::contains),
            rows(verdicts, surprising::contains),
            rows.stream().map(Verdict::scenario).distinct().toList(),
            rows.stream().flatMap(Claims::fact).toList(),
            new Doubt(0, 0, rows.stream().anyMatch(row -> row.low().isPresent()))));
  }

  /** A claim about every scenario checks the run, whose suite asks something else. */
  private static boolean isTold(Claim claim, Verdicts verdicts) {
    return !claim.scenarios().equals(List.of(Claim.EVERY)) || !verdicts.isAsExpected(claim, false);
  }

  private static List<Claim> of(Kind kind, List<Claim> claims, Verdicts verdicts) {
    return claims.stream().filter(claim -> verdicts.of(claim) == kind).toList();
  }

  private static boolean seemsToHold(Claim claim, Verdicts verdicts) {
    return verdicts.rows().stream()
        .filter(row -> row.claim().equals(claim) && row.kind() == Kind.INDICATED)
        .allMatch(row -> claim.relation().holds(row.measured().orElse(Double.NaN), row.expected()));
  }

  /** The row that decided each claim: the first with the claim's own verdict. */
  private static List<Verdict> rows(Verdicts verdicts, Predicate<Claim> which) {
    return verdicts.claims().stream()
        .filter(which)
        .map(
            claim ->
                verdicts.rows().stream()
                    .filter(row -> row.claim().equals(claim))
                    .filter(row -> row.kind() == verdicts.of(claim))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private static Stream<Fact> fact(Verdict row) {
    return row.measured().stream()
        .mapToObj(
            value -> new Fact("claims.csv", row.scenario(), row.against(), row.metric(), value));
  }
}
