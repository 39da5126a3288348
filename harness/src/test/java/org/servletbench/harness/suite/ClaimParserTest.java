package org.servletbench.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Claim.Relation;
import org.servletbench.harness.model.Claim.Threshold;
import org.servletbench.harness.model.Verdict;

class ClaimParserTest {
  private static final String ONE =
      """
      source: "An article"
      claims:
        - {id: X1, says: "it is so", suite: s, scenario: a, metric: ok, relation: "<=", value: 5, expected-verdict: confirmed}
      """;

  @Test
  void the_articles_measurable_claims_all_parse_in_the_order_of_the_file() throws IOException {
    assertThat(real())
        .extracting(Claim::id)
        .containsExactly(
            "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11a", "S11b", "S12",
            "S13a", "S13b", "S14", "L12a", "L12b", "L12c", "V1", "V2a", "V2b", "R1", "F6", "F8",
            "F9", "F10", "F11a", "F11b", "F11c", "F11d", "F13");
    assertThat(real())
        .allSatisfy(
            claim ->
                assertThat(claim.source())
                    .isEqualTo(
                        switch (claim.id().charAt(0)) {
                          case 'S' -> "Servlet Async (2018)";
                          case 'F' -> "High Concurrency Framework Choice";
                          case 'V' -> claim.id().equals("V1") ? "JEP 444" : "JEP 491";
                          default -> "our own law";
                        }));
  }

  @ParameterizedTest
  @CsvSource({
    "S1,   >=, refuted",
    "S2,   ==, confirmed",
    "S3,   >=, open",
    "S4,   <=, confirmed",
    "S6,   >=, refuted",
    "S7,   >=, confirmed",
    "S8,   ==, confirmed",
    "S9,   within, confirmed",
    "S12,  >=, refuted",
    "S14,  <=, confirmed",
    "V1,   <=, confirmed",
    "V2a,  within, confirmed",
    "F6,   >=, refuted",
    "F8,   <=, refuted",
    "F11a, >=, open"
  })
  void a_claim_has_its_relation_and_what_a_sound_measurement_must_find(
      String id, String relation, String expected) throws IOException {
    assertThat(real(id).relation().symbol()).isEqualTo(relation);
    assertThat(real(id).expected().label()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // claim, S in ms, threshold
    "S6,  1000, 0.25",
    "S7,   200, 585",
    "S4,  1000, 50",
    "S4,  4000, 200",
    "S11a, 200, 220",
    "S13b, 200, 2",
    "S3,   200, 1.1",
    "V1,   100, 0.25"
  })
  void a_threshold_resolves_with_the_delay(String id, double delay, double threshold)
      throws IOException {
    assertThat(real(id).threshold().resolve(delay)).isCloseTo(threshold, within(1e-9));
  }

  @Test
  void the_forms_of_a_threshold_are_told_apart() throws IOException {
    assertThat(real("S4").threshold()).isEqualTo(new Threshold.OfDelay(0.05, 50));
    assertThat(real("S11a").threshold()).isEqualTo(new Threshold.OfDelay(1.1, 0));
    assertThat(real("S13b").threshold()).isEqualTo(new Threshold.OfOther(2));
    assertThat(real("S6").threshold()).isEqualTo(new Threshold.Fixed(0.25));
  }

  @Test
  void raising_tomcats_maximum_is_compared_pair_by_pair() throws IOException {
    Claim claim = real("S9");

    assertThat(claim.scenarios())
        .containsExactly("blocking-10", "blocking-16", "blocking-21", "blocking-25");
    for (int i = 0; i < 4; i++) {
      assertThat(claim.against(i)).isEqualTo("async-" + claim.scenarios().get(i));
    }
    assertThat(claim.metrics()).containsExactly(named("throughput_rps"), named("latency_p50_ms"));
  }

  @Test
  void only_a_claim_that_rests_on_a_fixed_clock_does_not_scale() throws IOException {
    assertThat(real().stream().filter(claim -> !claim.scalable()))
        .extracting(Claim::id)
        .containsExactly("S12", "L12a", "L12b", "L12c");
  }

  @Test
  void one_other_side_serves_every_scenario() {
    Claim claim =
        ClaimParser.parse(ONE.replace("scenario: a", "scenario: [a, b], against: c")).get(0);

    assertThat(claim.against(0)).isEqualTo("c");
    assertThat(claim.against(1)).isEqualTo("c");
    assertThat(claim.relation()).isEqualTo(Relation.AT_MOST);
    assertThat(claim.expected()).isEqualTo(Verdict.Kind.CONFIRMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relation: \"<=\"            | relation: \"<\"           | unknown relation; known: <=, >=,"
            + " ==, within",
        "value: 5                    | value: five               | 'value: five' is not a number",
        "value: 5                    | valeu: 5                  | unknown key 'valeu'; known: id",
        "value: 5,                   | ''                        | has no 'value'",
        "expected-verdict: confirmed | expected-verdict: sure    | unknown verdict; known:"
            + " confirmed, refuted, open",
        "metric: ok                   | metric: []                | claim X1 needs a scenario and a"
            + " metric",
        "metric: ok                  | metric: ok_shares         | 'ok_shares' is not a metric;"
            + " nearest: ok_share",
        "scenario: a                 | scenario: [a, b, c], against: [d, e] | claim X1: 'against'"
            + " must name one scenario",
        "id: X1, says                | says                      | claims[1] has no 'id'",
        "source: \"An article\"      | origin: x                 | has no 'source'"
      })
  void a_mistake_is_told_with_the_claim_and_the_key(
      String text, String replacement, String message) {
    assertThat(ONE).contains(text);

    assertThatThrownBy(() -> ClaimParser.parse(ONE.replace(text, replacement)))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("claims")
        .hasMessageContaining(message);
  }

  private static List<Claim> real() throws IOException {
    return ClaimParser.parse(Files.readString(Path.of("../results/reference/claims.yaml")));
  }

  private static Claim real(String id) throws IOException {
    return real().stream().filter(claim -> claim.id().equals(id)).findFirst().orElseThrow();
  }
}
