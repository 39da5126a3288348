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

/** Puts into words what a run says of its claims: those that hold are only counted. */
final class ClaimsText {
  private ClaimsText() {}

  static String of(Finding.Claimed claimed) {
    List<String> parts = new ArrayList<>();
    parts.add(confirmed(claimed.confirmed(), claimed.claims()));
    claimed.surprising().forEach(row -> parts.add(row(row, ", which was not expected")));
    claimed.refuted().forEach(row -> parts.add(row(row, ", as expected")));
    if (!claimed.doubtful().isEmpty()) {
      parts.add(list(claimed.doubtful()) + " in doubt");
    }
    if (!claimed.open().isEmpty()) {
      parts.add(list(claimed.open()) + " an open question");
    }
    return String.join("; ", parts) + ".";
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

  private static String confirmed(int confirmed, int claims) {
    if (confirmed == claims) {
      return claims == 1
          ? "The one claim is confirmed"
          : Text.of("%s claims are confirmed", claims == 2 ? "Both" : "All " + claims);
    }
    return claims == 1
        ? "The one claim is not confirmed"
        : Text.of(
            "Of the %d claims, %s %s confirmed",
            claims, confirmed == 0 ? "none" : confirmed, confirmed < 2 ? "is" : "are");
  }

  /** A claim about every trial may be refuted although the median is what it says. */
  private static String exceptions(Verdict row) {
    boolean agrees = row.measured().stream().anyMatch(median -> median == row.expected());
    return row.kind() == Kind.REFUTED && agrees ? " in the median, but " + row.reason() : "";
  }

  private static String list(List<String> ids) {
    return Places.list(ids) + (ids.size() == 1 ? " is" : " are");
  }

  private static String row(Verdict row, String expected) {
    String predicted =
        row.predicted().isPresent()
            ? "theory says " + ClaimsTable.value(row, row.predicted()) + ", "
            : "";
    return Text.of(
        "%s, \u201c%s\u201d, is %s%s: it says %s, %sand %s came to %s%s",
        row.claim().id(),
        row.claim().says(),
        row.kind().label(),
        expected,
        row.metric().label() + " " + ClaimsTable.must(row),
        predicted,
        row.against().isEmpty() ? row.scenario() : row.scenario() + " over " + row.against(),
        ClaimsTable.value(row, row.measured()),
        exceptions(row));
  }
}
