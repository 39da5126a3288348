package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.answer;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.answer.Doubt;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.answer.Found;
import org.servletbench.harness.verify.RunSummary;

class TurnTextTest {
  @Test
  void a_way_that_pays_at_a_shorter_delay_too_does_not_begin_to_pay() {
    assertThat(words(200, 300, 98))
        .startsWith(
            "async-non-blocking beats blocking at some delays below 20 ms, not at 20 ms, and again"
                + " at 100 ms (theory: 33.3 ms");
    assertThat(words(300, 300, 98))
        .startsWith(
            "async-non-blocking begins to beat blocking at a delay between 20 ms and 100 ms"
                + " (theory: 33.3 ms");
  }

  /** Nothing is said of delays beyond those at which it is known. */
  @Test
  void a_way_that_always_pays_does_so_up_to_the_longest_delay_that_is_known() {
    assertThat(TurnText.of(always(20, 50)))
        .startsWith("a beats blocking at every delay from 20 ms to 50 ms");
    assertThat(TurnText.of(always(20, 20))).startsWith("a beats blocking at 20 ms");
    assertThat(TurnText.of(always(20, 50, 0, 100)))
        .startsWith(
            "a beats blocking at every delay from 20 ms to 50 ms; at 0 ms and 100 ms the run cannot"
                + " tell");
    assertThat(TurnText.of(always(0, 50, 20)))
        .startsWith(
            "a beats blocking at every delay from 0 ms to 50 ms at which the run can tell; at 20 ms"
                + " the run cannot tell");
  }

  @ParameterizedTest
  @CsvSource({
    "200, 310, 300, 'does not beat blocking at any delay up to 100 ms at which the run can tell; at"
        + " 20 ms the run cannot tell'",
    "200, 310, 310, 'does not beat blocking at 0 ms; at 20 ms and 100 ms the run cannot tell'",
    "310, 310, 310, 'seems to beat blocking at some delays, but the run cannot tell that from"
        + " chance'",
    "300, 310, 350, 'begins to beat blocking at a delay between 0 ms and 100 ms; at 20 ms the run"
        + " cannot tell'"
  })
  void what_may_be_chance_is_left_open(double at0, double at20, double at100, String words) {
    List<Found> all = new ArrayList<>();
    for (String way : List.of("blocking", "async")) {
      double[] served = {at0, at20, at100};
      for (int i = 0; i < served.length; i++) {
        int delay = List.of(0, 20, 100).get(i);
        double good = way.equals("async") ? served[i] : served[i] == 310 ? 290 : 300;
        double[] each =
            served[i] == 310 ? new double[] {0.8 * good, good, 1.2 * good} : new double[] {good};
        all.add(
            scenario(way + "-" + delay + "ms", 3)
                .delay(delay)
                .with("goodput_rps", way.equals("async") ? each : new double[] {good}));
      }
    }
    RunSummary run = run(all.toArray(Found[]::new));

    assertThat(
            AnswerText.of(answer(run), run)
                .getFirst()
                .replaceAll(" \\(theory.*?\\), judged[^;(]*", ""))
        .startsWith("async-non-blocking " + words);
  }

  private static Finding.Turn always(int shortest, int longest, int... undecided) {
    return new Finding.Turn(
        "blocking",
        List.of("a"),
        Optional.empty(),
        Optional.of(Duration.ofMillis(shortest)),
        true,
        false,
        IntStream.of(undecided).mapToObj(Duration::ofMillis).toList(),
        OptionalDouble.empty(),
        Duration.ofMillis(shortest),
        Duration.ofMillis(longest),
        false,
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        new Doubt(1, 1, false));
  }

  @ParameterizedTest
  @CsvSource({
    "1.498, 1.502, 'they take 1.5x its CPU time'",
    "1.5, 1.5, 'they take 1.5x its CPU time'",
    "1.4, 1.6, 'they take between 1.4x and 1.6x its CPU time'"
  })
  void two_costs_that_read_alike_are_one(double least, double most, String words) {
    Finding.Turn turn =
        new Finding.Turn(
            "blocking",
            List.of("a", "b"),
            Optional.of(Duration.ofMillis(20)),
            Optional.of(Duration.ofMillis(100)),
            true,
            false,
            List.of(),
            OptionalDouble.empty(),
            Duration.ZERO,
            Duration.ofMillis(100),
            false,
            Optional.of(new Finding.Span(least, most)),
            false,
            List.of(),
            List.of(),
            new Doubt(1, 1, false));

    assertThat(TurnText.of(turn)).endsWith("; at 0 ms " + words);
  }

  /** Good answers per second of blocking at 0, 20 and 100 ms; the other has 300 at each. */
  private static String words(double at0, double at20, double at100) {
    RunSummary run =
        run(
            at("blocking", 0, at0),
            at("blocking", 20, at20),
            at("blocking", 100, at100),
            at("async", 0, 300),
            at("async", 20, 300),
            at("async", 100, 300));
    return AnswerText.of(answer(run), run).getFirst();
  }

  private static Found at(String way, int delay, double goodput) {
    return scenario(way + "-" + delay + "ms", 1).delay(delay).with("goodput_rps", goodput);
  }
}
