package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Verdict;

/** Puts into words what a run says of its claims: those that hold are only counted. */
final class ClaimsText {
  private ClaimsText() {}

  static String of(Finding.Claimed claimed) {
    List<String> parts = new ArrayList<>();
    parts.add(confirmed(claimed.confirmed(), claimed.claims()));
    claimed.surprising().forEach(row -> parts.add(row(row, ", against expectation")));
    claimed.refuted().forEach(row -> parts.add(row(row, ", as expected")));
    if (!claimed.doubtful().isEmpty()) {
      parts.add(list(claimed.doubtful()) + " in doubt");
    }
    if (!claimed.open().isEmpty()) {
      parts.add(list(claimed.open()) + " an open question");
    }
    return String.join("; ", parts) + ".";
  }

  private static String confirmed(int confirmed, int claims) {
    if (confirmed == claims) {
      return claims == 1
          ? "Its one claim is confirmed"
          : Text.of("%s claims are confirmed", claims == 2 ? "Both" : "All " + claims);
    }
    String of = claims == 1 ? "Its one claim is not" : Text.of("Of its %d claims", claims);
    return confirmed == 0
        ? (claims == 1 ? of : of + " none is") + " confirmed"
        : Text.of("%s %d %s confirmed", of, confirmed, confirmed == 1 ? "is" : "are");
  }

  private static String list(List<String> ids) {
    return Places.list(ids) + (ids.size() == 1 ? " is" : " are");
  }

  private static String row(Verdict row, String expected) {
    String predicted =
        row.predicted().isPresent()
            ? "the law says " + ClaimsTable.value(row, row.predicted()) + ", "
            : "";
    return Text.of(
        "%s, \u201c%s\u201d, is %s%s: it says %s, %sand %s measured %s",
        row.claim().id(),
        row.claim().says(),
        row.kind().label(),
        expected,
        row.metric().label() + " " + ClaimsTable.must(row),
        predicted,
        row.against().isEmpty() ? row.scenario() : row.scenario() + " over " + row.against(),
        ClaimsTable.value(row, row.measured()));
  }
}
