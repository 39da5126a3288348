package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;

class VerdictsTest {
  @ParameterizedTest
  @CsvSource({
    // expected, found, as expected, and if doubt counts
    "CONFIRMED, CONFIRMED,    true,  true",
    "CONFIRMED, REFUTED,      false, false",
    "CONFIRMED, INCONCLUSIVE, true,  false",
    "CONFIRMED, INDICATED,    true,  false",
    "REFUTED,   INDICATED,    true,  false",
    "REFUTED,   REFUTED,      true,  true",
    "REFUTED,   CONFIRMED,    false, false",
    "REFUTED,   INCONCLUSIVE, true,  false",
    "OPEN,      CONFIRMED,    true,  true",
    "OPEN,      REFUTED,      true,  true",
    "OPEN,      INCONCLUSIVE, true,  true"
  })
  void a_verdict_is_held_against_the_expected_one(
      Kind expected, Kind found, boolean asExpected, boolean strictly) {
    Verdicts verdicts = new Verdicts(List.of(row(expected, found)));

    assertThat(verdicts.allAsExpected(false)).isEqualTo(asExpected);
    assertThat(verdicts.allAsExpected(true)).isEqualTo(strictly);
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED,    CONFIRMED,    CONFIRMED",
    "CONFIRMED,    INCONCLUSIVE, INCONCLUSIVE",
    "CONFIRMED,    INDICATED,    INDICATED",
    "INDICATED,    INCONCLUSIVE, INCONCLUSIVE",
    "REFUTED,      CONFIRMED,    REFUTED",
    "INCONCLUSIVE, REFUTED,      REFUTED"
  })
  void a_claim_is_as_good_as_its_worst_row(Kind first, Kind second, Kind worst) {
    Verdict row = row(Kind.CONFIRMED, first);

    assertThat(new Verdicts(List.of(row, row(Kind.CONFIRMED, second))).of(row.claim()))
        .isEqualTo(worst);
  }

  @Test
  void without_claims_everything_is_as_expected() {
    assertThat(new Verdicts(List.of()).allAsExpected(true)).isTrue();
  }

  private static Verdict row(Kind expected, Kind found) {
    Claim any = Summaries.claim("X", "ok", "<=", 1);
    Claim claim =
        new Claim(
            any.id(),
            any.source(),
            any.says(),
            any.scenarios(),
            any.against(),
            any.metrics(),
            any.relation(),
            any.threshold(),
            expected,
            true);
    OptionalDouble none = OptionalDouble.empty();
    return new Verdict(
        claim, "a", "", any.metrics().getFirst(), 1, none, none, none, none, found, "");
  }
}
