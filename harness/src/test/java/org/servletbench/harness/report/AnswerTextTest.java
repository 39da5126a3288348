package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.answer;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.answer.Doubt;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.answer.Found;
import org.servletbench.harness.verify.RunSummary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerTextTest {
  private static final Found BLOCKING = full("server-threads");

  @Test
  void it_says_who_carries_the_load_and_what_limits_the_other() {
    assertThat(words(BLOCKING, scenario("async", 1)))
        .containsExactly(
            "At 300/s and a downstream delay of 20 ms, async carries the load (one trial each),"
                + " which is too much for blocking (98/s served, all 10 server threads busy, which"
                + " by theory serve 99.3/s at most).");
  }

  @Test
  void the_servers_of_the_law_are_called_what_they_are() {
    assertThat(words(full("async-blocking", "executor")))
        .first()
        .asString()
        .contains("all 25 executor threads busy");
  }

  /** The law knows the 25 threads of its executor, and not the 10 that are full. */
  @Test
  void the_servers_of_the_law_are_not_said_to_be_another_pool() {
    assertThat(words(full("async-blocking", "server-threads")))
        .first()
        .asString()
        .contains("(98/s served, limited by server-threads (10/10 busy 98 %))");
  }

  @Test
  void a_reading_of_one_is_not_told_of_another() {
    Found few = full("client-pool").with("goodput_rps", 90);
    Found many =
        scenario("async", 1).with("goodput_rps", 98).limited("client-pool", "50/50 in use");

    assertThat(words(few)).first().asString().contains("client-pool (10/10 busy 98 %)");
    assertThat(words(few, many))
        .first()
        .asString()
        .contains("limited by client-pool")
        .doesNotContain("10/10", "50/50");
  }

  /** The ends of p50 are those of two; of the third nobody knows. */
  @Test
  void who_was_not_measured_is_named_and_not_counted() {
    List<String> words =
        words(
            scenario("a", 1).with("threads_peak", 28),
            scenario("b", 1).with("threads_peak", 35),
            scenario("c", 1));

    assertThat(words.getFirst()).startsWith("All 3 scenarios carry the load");
    assertThat(String.join(" ", words))
        .contains(
            "At that load, a needs the fewest threads (28), and b the most (35, 1.25x), not"
                + " measured for c");
  }

  @Test
  void who_has_no_valid_trial_is_not_said_to_carry_the_load() {
    assertThat(words(scenario("a", 1), scenario("b", 1), scenario("c", 0)).getFirst())
        .startsWith("Both scenarios with a valid trial carry the load");
  }

  /** In the two rounds that both have it is 2.1. */
  @Test
  void without_an_interval_the_ratio_is_that_of_the_figures_beside_it() {
    assertThat(
            String.join(
                " ",
                words(
                    scenario("a", 5).with("rss_peak_mib", 100, 100, 110, 120, 130),
                    scenario("b", 2).with("rss_peak_mib", 200, 220))))
        .contains("a needs the least memory (110 MiB), and b the most (210 MiB, 1.91x)");
    assertThat(
            String.join(
                " ",
                words(
                    scenario("a", 5).with("rss_peak_mib", 100, 100, 110, 120, 130),
                    scenario("b", 2).with("rss_peak_mib", 110, 112))))
        .as("1.01, and 1.11 in the rounds that both have")
        .doesNotContain("memory");
  }

  @Test
  void a_closed_loop_hides_only_what_the_open_one_sees() {
    assertThat(hidden(118, 121)).isFalse();
    assertThat(hidden(126, 121)).isFalse();
    assertThat(hidden(400, 121)).isTrue();
  }

  private static boolean hidden(double open, double closed) {
    return AnswerText.hides(
        new Finding.Hidden("open", "closed", P99, open, closed, new Doubt(1, 1, false)));
  }

  @Test
  void a_difference_that_the_run_cannot_show_is_undecided() {
    assertThat(
            words(
                scenario("a", 6).with("cpu_us_per_request", 300, 330, 301, 305, 299, 303),
                scenario("b", 6).with("cpu_us_per_request", 330, 300, 350, 340, 320, 302)))
        .anySatisfy(
            words ->
                assertThat(words)
                    .contains(
                        "the run cannot tell who needs less CPU time per request (medians 302")
                    .contains("us to 325 us, ratio 0."));
  }

  @Test
  void the_far_ends_of_a_wide_interval_are_no_figures() {
    assertThat(
            words(
                scenario("a", 3).with("cpu_us_per_request", 300),
                scenario("b", 3).with("cpu_us_per_request", 0.3, 330, 3e8)))
        .anySatisfy(
            words -> assertThat(words).contains("(medians 300 us to 330 us, ratio 0x to any)"));
  }

  @Test
  void two_trials_are_said_to_be_too_few() {
    assertThat(
            words(
                scenario("a", 2).with("cpu_us_per_request", 300),
                scenario("b", 2).with("cpu_us_per_request", 400)))
        .containsExactly(
            "Both scenarios carry the load at 300/s and a downstream delay of 20 ms (2 trials each,"
                + " too few for an interval).",
            "There, p50 is 21 ms for both.",
            "At that load, a needs the least CPU time per request (300 us), and b the most (400 us,"
                + " 1.33x).");
  }

  @Test
  void whoever_shares_a_rank_is_named_beside_the_one_whose_figure_is_told() {
    assertThat(
            words(
                scenario("a", 1).with("cpu_us_per_request", 300),
                scenario("b", 1).with("cpu_us_per_request", 301),
                scenario("c", 1).with("cpu_us_per_request", 400)))
        .anySatisfy(
            words ->
                assertThat(words)
                    .contains(
                        "a needs the least CPU time per request (300 us), tied with b, and c"));
  }

  @Test
  void what_the_jdk_changes_is_told_by_the_way_that_changes_most() {
    assertThat(
            words(
                scenario("blocking-jdk-21", 1).jdk("21").with("cpu_us_per_request", 300),
                scenario("blocking-jdk-25", 1).jdk("25").with("cpu_us_per_request", 375),
                scenario("async-jdk-21", 1).jdk("21").with("cpu_us_per_request", 400),
                scenario("async-jdk-25", 1).jdk("25").with("cpu_us_per_request", 390)))
        .contains(
            "From JDK 21 to 25, CPU time per request changes most for blocking (300 us to 375 us,"
                + " 1.25x); p50 changes by no more than 5 % for any way (one trial each).");
  }

  @Test
  void names_are_told_without_what_the_whole_rung_shares() {
    assertThat(
            words(
                scenario("a-300", 1).with("cpu_us_per_request", 300),
                scenario("b-c-300", 1).with("cpu_us_per_request", 400)))
        .anySatisfy(
            words ->
                assertThat(words)
                    .contains("a needs the least CPU time per request (300 us)")
                    .contains("b-c the most (400 us"));
  }

  @Test
  void nothing_but_the_words_is_shown_of_a_hostile_question() {
    RunReport report = Reports.withBrokenTrial("Is\u202e a < b?", "</script><script>\u001b[2J");

    assertThat(report.sentences().toString())
        .contains("async-blocking has no valid trial and is left out (");
    assertThat(new TextReport(report).console(80)).doesNotContain("\u001b", "\u202e");
    assertThat(AnswerJson.of(report)).doesNotContain("<", ">", "\u001b").contains("\\u003C/script");
  }

  @Test
  void the_file_holds_the_sentences_and_the_figures_that_they_rest_on() {
    JsonNode json = JsonMapper.shared().readTree(AnswerJson.of(Reports.of(6)));

    assertThat(json.at("/suite").asString()).isEqualTo("tiny");
    assertThat(json.at("/question").asString()).isEqualTo("Does it?");
    JsonNode first = json.at("/findings/0");
    assertThat(first.at("/kind").asString()).isEqualTo("short");
    assertThat(first.at("/says").asString())
        .startsWith(
            "At 20/s and a downstream delay of 1 s, async-blocking carries the load (6 trials");
    assertThat(first.at("/doubt").toString())
        .isEqualTo("{\"fewest_trials\":6,\"most_trials\":6,\"interval\":false}");
    assertThat(json.at("/findings/1/figures").toString())
        .contains(
            "{\"file\":\"claims.csv\",\"scenario\":\"blocking\",\"against\":\"async-blocking\","
                + "\"metric\":\"throughput_rps\",\"unit\":\"ratio\",\"value\":0.5}");
  }

  /** A scenario that its limiting pool keeps from carrying its load. */
  private static Found full(String limit) {
    return full("blocking", limit);
  }

  private static Found full(String way, String limit) {
    return scenario(way, 1)
        .with("goodput_rps", 98)
        .with("service_time_ms", 100.7)
        .limited(limit, "10/10 busy 98 %");
  }

  private static List<String> words(Found... scenarios) {
    RunSummary run = run(scenarios);
    Answer answer = answer(run);
    return AnswerText.of(answer, run);
  }
}
