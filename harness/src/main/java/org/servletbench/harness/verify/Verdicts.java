package org.servletbench.harness.verify;

import java.util.Comparator;
import java.util.List;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;

/** The rows of claims.csv and the verdicts that they add up to. */
public record Verdicts(List<Verdict> rows) {
  public Verdicts {
    rows = List.copyOf(rows);
  }

  /** Returns the claims with at least one row, in the order of the suite. */
  public List<Claim> claims() {
    return rows.stream().map(Verdict::claim).distinct().toList();
  }

  /** Returns the verdict of a claim: the worst of its rows. */
  public Kind of(Claim claim) {
    return rows.stream()
        .filter(row -> row.claim().equals(claim))
        .map(Verdict::kind)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Whether a claim's verdict is as expected; one in doubt is, unless strict. */
  public boolean isAsExpected(Claim claim, boolean strict) {
    Kind kind = of(claim);
    return claim.expected() == Kind.OPEN
        || kind == claim.expected()
        || !kind.canBeExpected() && !strict;
  }

  /** Whether every claim's verdict is as expected. */
  public boolean allAsExpected(boolean strict) {
    return claims().stream().allMatch(claim -> isAsExpected(claim, strict));
  }
}
