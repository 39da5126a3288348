package org.servletbench.harness.model;

import java.util.Locale;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;

/**
 * The verdict of a run on a claim, for one scenario and metric: a row of claims.csv.
 *
 * @param expected threshold, resolved for this scenario
 * @param predicted figure that theory predicts; empty if it predicts none
 * @param measured measured figure, or its ratio to the other side
 * @param low lower end of its interval; empty for fewer than six trials
 * @param reason reason in words
 */
public record Verdict(
    Claim claim,
    String scenario,
    String against,
    Metric metric,
    double expected,
    OptionalDouble predicted,
    OptionalDouble measured,
    OptionalDouble low,
    OptionalDouble high,
    Kind kind,
    String reason) {

  /** The kinds of verdict, in the order of how bad they are for a claim. */
  public enum Kind {
    CONFIRMED,
    /** Points one way, on too few trials to be a verdict. */
    INDICATED,
    INCONCLUSIVE,
    REFUTED,
    /** Only an expectation: any finding is as expected. */
    OPEN;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a claim may name it as what is to be found: doubt is never expected. */
    public boolean canBeExpected() {
      return switch (this) {
        case CONFIRMED, REFUTED, OPEN -> true;
        case INDICATED, INCONCLUSIVE -> false;
      };
    }
  }
}
