package org.servletbench.harness.model;

import java.util.Locale;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;

/**
 * What a run says of a claim, for one scenario and metric: a row of claims.csv.
 *
 * @param expected the threshold, resolved for this scenario
 * @param predicted what theory says the figure must be, where it says anything
 * @param measured the figure, or its ratio to the other side
 * @param low lower end of its interval, empty for fewer than six trials
 * @param reason why, in words
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

  /** In order of how bad it is for a claim. */
  public enum Kind {
    CONFIRMED,
    INCONCLUSIVE,
    REFUTED,
    /** Only as an expectation: whatever is found is as expected. */
    OPEN;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
