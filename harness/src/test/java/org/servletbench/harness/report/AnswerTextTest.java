package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.answer;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.answer.Found;
import org.servletbench.harness.verify.RunSummary;

class AnswerTextTest {
  private static final Found BLOCKING = full("server-threads");

  @Test
  void it_says_who_carries_the_load_and_what_limits_the_other() {
    assertThat(words(BLOCKING, scenario("async", 1)))
        .containsExactly(
            "At 300/s and a delay of 20 ms the load is too much for blocking (98/s served, all 10"
                + " server threads taken: by the law 99.3/s at most); async carries it (one trial"
                + " each).");
  }

  @Test
  void the_servers_of_the_law_are_called_what_they_are() {
    assertThat(words(full("executor")))
        .first()
        .asString()
        .contains("all 10 executor threads taken");
    assertThat(words(full("carriers"))).first().asString().contains("all 10 carriers taken");
  }

  @Test
  void a_difference_that_the_run_cannot_show_is_undecided() {
    assertThat(
            words(
                scenario("a", 6).with("cpu_us_per_request", 300, 330, 301, 305, 299, 303),
                scenario("b", 6).with("cpu_us_per_request", 330, 300, 350, 340, 320, 302)))
        .anySatisfy(words -> assertThat(words).contains("1.06x, between").contains(": undecided)"));
  }

  @Test
  void two_trials_are_said_to_be_too_few() {
    assertThat(
            words(
                scenario("a", 2).with("cpu_us_per_request", 300),
                scenario("b", 2).with("cpu_us_per_request", 400)))
        .anySatisfy(
            words ->
                assertThat(words)
                    .endsWith(
                        "CPU time a request is least for a (300 us) and most for b (400 us, 1.33x)"
                            + " (2 trials each, too few for an interval)."));
  }

  @Test
  void names_are_told_without_what_the_whole_rung_shares() {
    assertThat(
            words(
                scenario("a-300", 1).with("cpu_us_per_request", 300),
                scenario("b-c-300", 1).with("cpu_us_per_request", 400)))
        .anySatisfy(
            words -> assertThat(words).contains("for a (300 us)").contains("for b-c (400 us"));
  }

  @Test
  void nothing_but_the_words_is_shown_of_a_hostile_question() {
    RunReport report = Reports.withBrokenTrial("Is\u202e a < b?", "</script><script>\u001b[2J");

    assertThat(report.sentences().toString()).contains("Nothing is said of async-blocking");
    assertThat(new TextReport(report).console(80)).doesNotContain("\u001b", "\u202e");
    assertThat(AnswerJson.of(report)).doesNotContain("<", ">", "\u001b").contains("\\u003c/script");
  }

  @Test
  void the_file_holds_the_sentences_and_the_figures_that_they_rest_on() {
    String json = AnswerJson.of(Reports.of(6));

    assertThat(json)
        .startsWith(
            "{\"suite\":\"tiny\",\"question\":\"Does it?\",\"findings\":[\n{\"kind\":\"short\"")
        .contains("\"says\":\"At 20/s and a delay of 1 s the load is too much for blocking")
        .contains(
            "{\"file\":\"claims.csv\",\"scenario\":\"blocking\",\"against\":\"async-blocking\","
                + "\"metric\":\"throughput_rps\",\"unit\":\"ratio\",\"value\":0.5}")
        .contains("\"doubt\":{\"fewest_trials\":6,\"most_trials\":6,\"interval\":false}");
  }

  /** A scenario that its limiting pool keeps from carrying its load. */
  private static Found full(String limit) {
    return scenario("blocking", 1)
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
