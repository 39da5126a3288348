package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Validity;

class SloTest {
  @ParameterizedTest
  @CsvSource({
    "p99<1200ms,             true",
    "p99<1100ms,             false",
    "'p99<1.2s, errors<1%',  true",
    "'p99<1.2s, errors<0.4%', false",
    "errors<=0.5%,           true",
    "errors<0.5%,            false",
    "max<=2500ms,            true",
    "max<2500ms,             false",
    "max<3s,                 true",
    "max<2s,                 false",
    "p99.9<2s,               true"
  })
  void every_objective_must_hold(String text, boolean holds) {
    assertThat(Slo.parse(text).holds(trial())).contains(holds);
  }

  /** None of these shares of 1,000 is exact in binary, and neither is a percentage over 100. */
  @ParameterizedTest
  @CsvSource({"0.7, 7", "0.9, 9", "2.8, 28", "0.3, 3"})
  void the_limit_itself_holds_with_an_equals_sign_alone(String percent, int errors) {
    assertThat(Slo.parse("errors<=" + percent + "%").holds(trial(1000 - errors))).contains(true);
    assertThat(Slo.parse("errors<" + percent + "%").holds(trial(1000 - errors))).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors<0.1%,p95<1s", "p95<1s,errors<0.1%", "p95<1s,p99<1s"})
  void a_broken_objective_decides_whatever_else_was_not_measured(String text) {
    assertThat(Slo.parse(text).holds(trial())).contains(false);
  }

  @Test
  void a_percentile_that_was_not_measured_is_no_answer() {
    assertThat(Slo.parse("p95<1s").holds(trial())).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "p50<1s,22",
    "p99<1s,1100",
    "p99.9<1s,11000",
    "max<1s,1",
    "'errors<1%,p90<1s',110",
    "errors<0.1%,1001",
    "errors<=0.1%,1000",
    "errors<0.00001%,11000",
    "errors<=0%,11000"
  })
  void a_percentile_needs_more_than_ten_requests_beyond_it_and_a_share_one_request(
      String text, int requests) {
    assertThat(Slo.parse(text).requestsNeeded()).isEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p98<1s",
        "p99>1s",
        "p99<1",
        "errors<1",
        "errors<-1%",
        "p99<1s,,",
        "p99<0ms",
        "errors<0%"
      })
  void what_is_no_objective_is_named_with_the_allowed_forms(String text) {
    assertThatThrownBy(() -> Slo.parse(text + (text.endsWith(",,") ? "x" : "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(p99<1200ms|is not a duration|errors<=0%).*");
  }

  /** What is not answered within 5 s counts as 5 s. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p99<10s              | 'p99<10s' can never be missed: a request without an answer counts"
            + " as --timeout, 5s: raise --timeout above 10s",
        "p99<5s, max<=5s      | 'max<=5s' can never be missed",
        "errors<=100%         | 'errors<=100%' can never be missed: write a share below 100%",
        "p50<1s,errors<150%   | 'errors<150%' can never be missed",
        "p99<5s               | ''",
        "p99.9<=4999ms        | ''",
        "errors<100%          | ''"
      })
  void an_objective_that_no_trial_can_miss_is_refused(String text, String message) {
    ThrowingCallable parsing = () -> Slo.parse(text).missableWithin(Duration.ofSeconds(5));

    if (message.isEmpty()) {
      assertThatCode(parsing).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(parsing)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
    }
  }

  /** 1,000 arrivals, 995 of them ok. */
  private static ExtractedTrial trial() {
    return trial(995);
  }

  private static ExtractedTrial trial(double ok) {
    List<Measurement> figures =
        Stream.of(
                Map.entry("planned", 1000.0),
                Map.entry("ok", ok),
                Map.entry("latency_p99_ms", 1150.0),
                Map.entry("latency_p999_ms", 1900.0),
                Map.entry("latency_max_ms", 2500.0))
            .map(
                entry ->
                    new Measurement(
                        "s", 1, named(entry.getKey()), OptionalDouble.of(entry.getValue()), ""))
            .toList();
    return new ExtractedTrial(
        ArticleTrial.of(ArticleTrial.scenario("s", Strategy.BLOCKING)).record(),
        figures,
        new Validity.Valid(),
        Limit.NOTHING);
  }
}
