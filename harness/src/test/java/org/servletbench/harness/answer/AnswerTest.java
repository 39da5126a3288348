package org.servletbench.harness.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.answer.Found.answer;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final Found OVERLOADED =
      scenario("blocking", 1)
          .with("goodput_rps", 98)
          .with("service_time_ms", 100.7)
          .with("latency_p50_ms", 6000)
          .with("latency_p90_ms", 11_000)
          .limited("server-threads", "10/10 busy 98 %");

  @Test
  void who_carries_the_load_is_told_from_who_does_not_and_what_limits_it() {
    Finding.Short found =
        answer(run(OVERLOADED, scenario("async", 1))).first(Finding.Short.class).orElseThrow();

    assertThat(found.carrying()).containsExactly("async");
    Finding.Overload blocking = found.overloads().getFirst();
    assertThat(blocking.scenarios()).containsExactly("blocking");
    assertThat(blocking.servers()).hasValue(10);
    assertThat(blocking.bound().orElseThrow()).as("10 threads of 100.7 ms").isBetween(99.2, 99.4);
  }

  @Test
  void a_lost_request_in_a_hundred_is_a_load_that_is_not_carried() {
    Found lossy = scenario("async", 1).with("timeouts", 180).with("ok", 17_820);

    assertThat(answer(run(lossy)).first(Finding.Short.class)).isPresent();
    assertThat(answer(run(scenario("async", 1))).first(Finding.Short.class)).isEmpty();
  }

  /** The median of what was lost is 0. */
  @Test
  void a_load_that_was_lost_in_two_trials_of_six_is_not_carried() {
    Found lossy =
        scenario("async", 6)
            .with("timeouts", 0, 0, 5400, 0, 5400, 0)
            .with("ok", 18_000, 18_000, 12_600, 18_000, 12_600, 18_000);

    assertThat(answer(run(lossy)).first(Finding.Short.class)).isPresent();
    assertThat(answer(run(lossy)).first(Finding.Carried.class)).isEmpty();
  }

  @Test
  void who_cannot_be_told_from_the_cheapest_shares_its_rank() {
    Finding.Cost cost =
        cost(
            scenario("a", 6).with("cpu_us_per_request", 300, 302, 301, 305, 299, 303),
            scenario("b", 6).with("cpu_us_per_request", 304, 300, 306, 301, 308, 302),
            scenario("c", 6).with("cpu_us_per_request", 500, 510, 505, 502, 509, 503));

    assertThat(cost.pairs().getFirst().least()).containsExactly("a", "b");
    assertThat(cost.pairs().getFirst().most()).containsExactly("c");
    assertThat(cost.pairs().getFirst().isSure()).isTrue();
    assertThat(cost.doubt().interval()).isTrue();
  }

  @Test
  void who_cannot_be_told_from_either_end_has_no_rank() {
    Finding.Cost cost =
        cost(
            scenario("a", 6).with("cpu_us_per_request", 300, 302, 301, 305, 299, 303),
            scenario("b", 6).with("cpu_us_per_request", 290, 520, 310, 515, 300, 505),
            scenario("c", 6).with("cpu_us_per_request", 500, 510, 505, 502, 509, 503));

    assertThat(cost.pairs().getFirst().least()).containsExactly("a");
    assertThat(cost.pairs().getFirst().most()).containsExactly("c");
  }

  @Test
  void one_trial_gives_the_size_of_an_effect_and_never_says_that_it_is_sure() {
    Finding.Cost cost =
        cost(
            scenario("a", 1).with("cpu_us_per_request", 300),
            scenario("b", 1).with("cpu_us_per_request", 600));

    assertThat(cost.pairs().getFirst().ratio()).isEqualTo(2);
    assertThat(cost.pairs().getFirst().isSure()).isFalse();
    assertThat(cost.doubt()).isEqualTo(new Doubt(1, 1, false));
  }

  @Test
  void a_scenario_that_is_overloaded_is_no_candidate_for_the_cheapest() {
    Finding.Cost cost =
        cost(
            OVERLOADED.with("cpu_us_per_request", 1),
            scenario("a", 1).with("cpu_us_per_request", 300),
            scenario("b", 1).with("cpu_us_per_request", 600));

    assertThat(cost.scenarios()).containsExactly("a", "b");
  }

  @Test
  void where_nothing_costs_more_no_cost_is_told() {
    assertThat(
            answer(
                    run(
                        scenario("a", 1).with("cpu_us_per_request", 300),
                        scenario("b", 1).with("cpu_us_per_request", 309)))
                .first(Finding.Cost.class))
        .isEmpty();
  }

  @Test
  void a_ladder_is_answered_by_where_it_turns() {
    Answer answer =
        answer(
            run(
                ladder("blocking", 0, 300, 300),
                ladder("blocking", 20, 300, 300),
                ladder("blocking", 100, 98, 300),
                ladder("async", 0, 300, 450),
                ladder("async", 20, 300, 450),
                ladder("async", 100, 300, 450)));
    Finding.Turn turn = answer.first(Finding.Turn.class).orElseThrow();

    assertThat(turn.above().orElseThrow()).hasMillis(20);
    assertThat(turn.atMost().orElseThrow()).hasMillis(100);
    assertThat(turn.predicted().orElseThrow()).isBetween(33.3, 33.4);
    assertThat(turn.cpu()).hasValue(new Finding.Span(1.5, 1.5));
    assertThat(turn.facts())
        .containsExactly(
            new Fact("comparison.csv", "async-0ms", "blocking-0ms", CPU_US_PER_REQUEST, 1.5));
  }

  /** Most requests are in flight at the longest delay. */
  @Test
  void where_nothing_pays_it_is_told_what_the_ways_cost_at_the_longest_delay() {
    Answer answer =
        answer(
            run(
                ladder("blocking", 0, 300, 300).with("rss_peak_mib", 370),
                ladder("blocking", 10, 300, 300).with("rss_peak_mib", 640),
                ladder("blocking", 20, 300, 300).with("rss_peak_mib", 2500),
                ladder("async", 0, 300, 300).with("rss_peak_mib", 365),
                ladder("async", 10, 300, 300).with("rss_peak_mib", 460),
                ladder("async", 20, 300, 300).with("rss_peak_mib", 1200)));

    assertThat(answer.first(Finding.Turn.class).orElseThrow().paysSomewhere()).isFalse();
    assertThat(answer.first(Finding.Cost.class).orElseThrow().pairs())
        .extracting(Pair::ratio)
        .containsExactly(2500.0 / 1200);
  }

  @Test
  void an_answer_has_five_findings_at_most_and_keeps_the_most_important_ones() {
    Found[] many =
        IntStream.range(0, 9)
            .mapToObj(i -> scenario("blocking-" + i, 1).delay(100 + i).with("goodput_rps", 98))
            .toArray(Found[]::new);

    assertThat(answer(run(many)).findings()).hasSize(Answer.MOST);
    Finding any = answer(run(scenario("a", 1))).findings().getFirst();
    assertThatThrownBy(() -> new Answer(Collections.nCopies(6, any)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Finding.Cost cost(Found... scenarios) {
    return answer(run(scenarios)).first(Finding.Cost.class).orElseThrow();
  }

  private static Found ladder(String way, int delay, double goodput, double cpu) {
    return scenario(way + "-" + delay + "ms", 1)
        .delay(delay)
        .with("goodput_rps", goodput)
        .with("cpu_us_per_request", cpu);
  }
}
