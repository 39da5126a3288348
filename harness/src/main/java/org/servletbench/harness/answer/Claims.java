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
    List<Claim> claims = verdicts.claims();
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    List<Claim> open = claims.stream().filter(it -> it.expected() == Kind.OPEN).toList();
    List<Claim> doubtful =
        claims.stream()
            .filter(it -> !open.contains(it) && !verdicts.of(it).canBeExpected())
            .toList();
    List<Claim> surprising =
        claims.stream().filter(it -> !verdicts.isAsExpected(it, false)).toList();
    List<Claim> refuted =
        claims.stream()
            .filter(it -> !open.contains(it) && !surprising.contains(it))
            .filter(it -> verdicts.of(it) == Kind.REFUTED)
            .toList();
    long confirmed = claims.stream().filter(it -> verdicts.of(it) == Kind.CONFIRMED).count();
    return Optional.of(
        new Finding.Claimed(
            claims.size(),
            (int) confirmed,
            rows(verdicts, refuted::contains),
            rows(verdicts, surprising::contains),
            ids(doubtful),
            ids(open),
            verdicts.rows().stream().map(Verdict::scenario).distinct().toList(),
            verdicts.rows().stream().flatMap(Claims::fact).toList(),
            new Doubt(0, 0, verdicts.rows().stream().anyMatch(row -> row.low().isPresent()))));
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

  private static List<String> ids(List<Claim> claims) {
    return claims.stream().map(Claim::id).toList();
  }

  private static Stream<Fact> fact(Verdict row) {
    return row.measured().stream()
        .mapToObj(
            value -> new Fact("claims.csv", row.scenario(), row.against(), row.metric(), value));
  }
}
