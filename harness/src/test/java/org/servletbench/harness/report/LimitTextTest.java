package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.verify.Servers.run;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Servers;
import org.servletbench.harness.verify.Verdicts;

class LimitTextTest {
  private static final Limit THREADS = new Limit("server-threads", "10/10 busy 98 %");
  private static final Limit MORE_THREADS = new Limit("server-threads", "20/20 busy 97 %");
  private static final Limit EXECUTOR = new Limit("executor", "25/25 busy 99 %");
  private static final Limit NOTHING = new Limit("nothing", "");

  @ParameterizedTest
  @CsvSource({
    "1, server-threads, 'the one server thread busy, which by theory serves 5/s at most'",
    "2, server-threads, 'all 2 server threads busy, which by theory serve 5/s at most'",
    "1, executor, 'the one executor thread busy, which by theory serves 5/s at most'",
    "1, carriers, 'the one carrier busy, which by theory serves 5/s at most'",
    "2, carriers, 'all 2 carriers busy, which by theory serve 5/s at most'",
    "1, server-threads executor, 'the one thread of each pool busy, which by theory serves 5/s at"
        + " most'"
  })
  void one_server_is_not_told_as_many(int servers, String limits, String words) {
    Finding.Span none = new Finding.Span(0, 0);
    Finding.Overload full =
        new Finding.Overload(
            List.of("a"),
            Stream.of(limits.split(" ")).map(word -> new Limit(word, "")).toList(),
            none,
            none,
            OptionalInt.of(servers),
            OptionalDouble.of(5),
            List.of());

    assertThat(LimitText.of(full)).isEqualTo(words);
  }

  @Test
  void a_limit_is_told_of_all_only_if_all_have_it() {
    assertThat(words(limited("a", 244, THREADS), limited("b", 243, EXECUTOR)))
        .isEqualTo("With 36 connections, both serve 243/s to 244/s (one trial each).");
    assertThat(words(limited("a", 244, NOTHING), limited("b", 243, EXECUTOR)))
        .doesNotContain("limited");
  }

  @Test
  void a_reading_is_told_of_all_only_if_all_have_it() {
    assertThat(words(limited("a", 244, THREADS), limited("b", 243, MORE_THREADS)))
        .contains("both serve 243/s to 244/s, limited by server-threads (one trial each)");
    assertThat(words(limited("a", 244, THREADS), limited("b", 243, THREADS)))
        .contains("both serve 243/s to 244/s, limited by server-threads (10/10 busy 98 %) (one");
  }

  @Test
  void where_the_sentence_ends_with_the_least_its_limit_is_told() {
    assertThat(words(limited("a", 300, THREADS), limited("b", 200, EXECUTOR)))
        .isEqualTo(
            "With 36 connections, a-page serves the most (300/s) and b-page the least (200/s;"
                + " 1.5x), limited by executor (25/25 busy 99 %) (one trial each).");
  }

  private static ScenarioSummary limited(String name, double goodput, Limit limit) {
    ScenarioSummary plain = Servers.wrk(name, goodput);
    return new ScenarioSummary(plain.scenario(), 1, 1, List.of(), limit, plain.values());
  }

  private static String words(ScenarioSummary... scenarios) {
    RunSummary run = run(scenarios);
    Answer answer = Answer.of(run, List.of(), new Verdicts(List.of()), Manifest.NOTHING);
    return AnswerText.of(answer, run).getFirst();
  }
}
