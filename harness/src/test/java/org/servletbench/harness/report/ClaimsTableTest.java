package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Claim.Relation;
import org.servletbench.harness.model.Claim.Threshold;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.Verdicts;

class ClaimsTableTest {
  private static final RunSummary RUN = Reports.of(1).summary();

  /** A figure that misses its threshold is not rounded to it. */
  @ParameterizedTest
  @CsvSource({
    "throughput_rps, AT_LEAST, 1,    0.997,  b,  0.997x",
    "throughput_rps, AT_LEAST, 1,    0.9997, b,  0.9997x",
    "throughput_rps, AT_LEAST, 1.1,  1.097,  b,  1.097x",
    "throughput_rps, AT_LEAST, 1,    1.003,  b,  1x",
    "latency_p99_ms, AT_MOST,  1100, 1104,   '', 1104 ms",
    "latency_p99_ms, AT_MOST,  1100, 1096,   '', 1.1 s",
    "latency_p99_ms, AT_MOST,  1100, 1200,   '', 1.2 s",
    "throughput_rps, WITHIN,   0.1,  1.102,  b,  1.102x",
    "throughput_rps, WITHIN,   0.1,  0.8997, b,  0.8997x",
    "ok_share,       AT_LEAST, 0.999, 0.9988, '', 99.88 %",
    "ok_share,       AT_LEAST, 1,    0.5,    '', 50 %"
  })
  void a_figure_has_as_many_digits_as_tell_it_from_the_one_it_misses(
      String metric,
      Relation relation,
      double expected,
      double measured,
      String against,
      String text) {
    Verdict row = verdict(metric, relation, expected, measured, against, Kind.OPEN);

    assertThat(ClaimsTable.found(row)).isEqualTo(text);
  }

  @Test
  void only_a_refutation_that_was_foretold_is_as_expected_and_a_surprise_has_its_reason() {
    assertThat(table(Kind.OPEN)).contains("refuted").doesNotContain("as expected", "interval");
    assertThat(table(Kind.REFUTED)).contains("refuted, as expected").doesNotContain("interval");
    assertThat(table(Kind.CONFIRMED))
        .contains("refuted, expected confirmed (the whole interval, n = 6)");
  }

  private static String table(Kind expected) {
    Verdict row = verdict("throughput_rps", Relation.AT_LEAST, 1, 0.5, "b", expected);
    return ClaimsTable.of(Reports.of(RUN, new Verdicts(List.of(row)))).plain(200);
  }

  private static Verdict verdict(
      String metric,
      Relation relation,
      double expected,
      double measured,
      String against,
      Kind foretold) {
    Claim claim =
        new Claim(
            "F11a",
            "An article",
            "it is faster",
            List.of("a"),
            against.isEmpty() ? List.of() : List.of(against),
            List.of(named(metric)),
            relation,
            new Threshold.Fixed(expected),
            foretold,
            true);
    return new Verdict(
        claim,
        "a",
        against,
        named(metric),
        expected,
        OptionalDouble.empty(),
        OptionalDouble.of(measured),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Kind.REFUTED,
        "the whole interval, n = 6");
  }
}
