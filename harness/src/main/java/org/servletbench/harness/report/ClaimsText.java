package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;
import org.servletbench.harness.verify.Verdicts;

/** Puts into words what a run says of its claims: a few by what they say, many by their ids. */
final class ClaimsText {
  private static final int MOST_IN_FULL = 3;

  private ClaimsText() {}

  static String of(Finding.Claimed claimed) {
    List<String> parts = new ArrayList<>();
    claimed.surprising().forEach(row -> parts.add(row(row, ", which was not expected")));
    claimed
        .refuted()
        .forEach(
            row -> parts.add(row(row, row.claim().expected() == Kind.OPEN ? "" : ", as expected")));
    add(parts, claimed.confirmed(), "confirmed");
    add(parts, claimed.likely(), "likely to hold, on too few trials for a verdict");
    add(parts, claimed.unlikely(), "unlikely to hold, on too few trials for a verdict");
    add(parts, claimed.undecided(), "left undecided");
    return String.join("; ", parts) + ".";
  }

  /** A few by what they say, and many by their ids, which the table of claims explains. */
  private static void add(List<String> parts, List<Claim> claims, String what) {
    if (!claims.isEmpty()) {
      boolean few = claims.size() <= MOST_IN_FULL;
      parts.add(
          Text.of(
              "%s %s %s",
              Places.list(claims.stream().map(it -> few ? quoted(it) : it.id()).toList()),
              claims.size() == 1 ? "is" : "are",
              what));
    }
  }

  private static String quoted(Claim claim) {
    return claim.id() + " (\u201c" + claim.says() + "\u201d)";
  }

  /** Counts the verdicts by what was expected of them; empty for a run without claims. */
  static Optional<String> tally(Verdicts verdicts) {
    List<Claim> claims = verdicts.claims();
    List<String> unexpected =
        ids(claims.stream().filter(claim -> !verdicts.isAsExpected(claim, false)));
    List<String> doubtful =
        ids(
            claims.stream()
                .filter(claim -> verdicts.isAsExpected(claim, false))
                .filter(claim -> !verdicts.isAsExpected(claim, true)));
    int expected = claims.size() - unexpected.size() - doubtful.size();
    String words = Text.count(expected, "verdict") + " as expected";
    if (!doubtful.isEmpty()) {
      words += Text.of(", %d in doubt (%s)", doubtful.size(), Places.list(doubtful));
    }
    if (!unexpected.isEmpty()) {
      words += Text.of(", %d not (%s)", unexpected.size(), Places.list(unexpected));
    }
    return claims.isEmpty() ? Optional.empty() : Optional.of(words + ".");
  }

  private static List<String> ids(Stream<Claim> claims) {
    return claims.map(Claim::id).toList();
  }

  /** A claim about every trial may be refuted although the median is what it says. */
  private static String exceptions(Verdict row) {
    boolean agrees = row.measured().stream().anyMatch(median -> median == row.expected());
    return row.kind() == Kind.REFUTED && agrees ? " in the median, but " + row.reason() : "";
  }

  private static String row(Verdict row, String expected) {
    return Text.of(
        "%s is %s%s: tested as %s, %s has %s%s%s",
        quoted(row.claim()),
        row.kind().label(),
        expected,
        row.metric().label() + " " + ClaimsTable.must(row),
        row.against().isEmpty() ? row.scenario() : row.scenario() + " over " + row.against(),
        ClaimsTable.found(row),
        exceptions(row),
        row.predicted().isPresent()
            ? " (theory: " + ClaimsTable.value(row, row.predicted()) + ")"
            : "");
  }
}
