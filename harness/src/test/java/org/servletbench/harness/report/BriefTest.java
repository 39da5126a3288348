package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.answer.Found;
import org.servletbench.harness.verify.Verdicts;

class BriefTest {
  private static final String LONG =
      "async-context-non-blocking-with-every-default-there-is-and-more";

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 100, 200})
  void nothing_is_wider_than_the_terminal_whatever_the_names(int columns) {
    for (RunReport report :
        List.of(
            report(full("blocking", 20), full(LONG, 20), full(LONG + "-2", 100)),
            Reports.of(6),
            Reports.withBrokenTrial(
                "Is " + "x".repeat(300) + " so?", "see /a/" + "b".repeat(200)))) {
      assertThat(new TextReport(report).brief(columns).lines())
          .allSatisfy(
              line ->
                  assertThat(line.length()).as(line).isLessThanOrEqualTo(Math.min(columns, 100)));
    }
  }

  @Test
  void the_rungs_of_a_ladder_are_blocks_whose_names_need_not_repeat_them() {
    assertThat(
            table(
                80,
                full("blocking-20ms", 20),
                full("async-20ms", 20),
                full("blocking-100ms", 100),
                full("async-100ms", 100)))
        .containsExactly(
            "  scenario   good    p50    p99  CPU/req  threads      RSS",
            "delay 20 ms",
            "  blocking  300/s  21 ms  23 ms   300 us       40  250 MiB",
            "  async     300/s  21 ms  23 ms   300 us       40  250 MiB",
            "delay 100 ms",
            "  blocking  300/s  21 ms  23 ms   300 us       40  250 MiB",
            "  async     300/s  21 ms  23 ms   300 us       40  250 MiB");
  }

  @Test
  void what_surely_differs_from_the_first_of_its_block_is_marked_and_the_mark_explained() {
    String brief = new TextReport(Reports.of(6)).brief(80);

    assertThat(brief)
        .containsPattern("\\nblocking +9.83/s  ")
        .containsPattern("\\nasync-blocking +19.7/s \\*  ")
        .contains("\n* differs from the first row of its block by more than 5 %");
    assertThat(new TextReport(Reports.of(1)).brief(80)).doesNotContain("*");
  }

  @Test
  void a_narrow_terminal_keeps_the_names_apart_and_the_first_figures() {
    assertThat(table(40, full(LONG + "-1", 20), full(LONG + "-2", 20)))
        .containsExactly(
            "scenario                     good    p50",
            "async-context…s-and-more-1  300/s  21 ms",
            "async-context…s-and-more-2  300/s  21 ms");
  }

  @Test
  void more_scenarios_than_a_screen_holds_are_counted() {
    Found[] many = IntStream.range(0, 30).mapToObj(i -> full("s-" + i, 20)).toArray(Found[]::new);

    List<String> lines = new TextReport(report(many)).brief(80).lines().toList();

    assertThat(lines.stream().filter(line -> line.contains(" 300/s "))).hasSize(Brief.MOST_ROWS);
    assertThat(lines)
        .contains(
            "6 of 30 scenarios are left out here; all stand with --full, in report.md and on",
            "the page.");
  }

  @ParameterizedTest
  @CsvSource({"25, 1 of 25 scenarios is left out here", "26, 2 of 26 scenarios are left out here"})
  void one_scenario_that_is_left_out_is_not_told_as_many(int scenarios, String words) {
    Found[] many =
        IntStream.range(0, scenarios).mapToObj(i -> full("s-" + i, 20)).toArray(Found[]::new);

    assertThat(new TextReport(report(many)).brief(80)).contains("\n" + words + "; all stand");
  }

  @Test
  void of_many_scenarios_only_whole_blocks_stand_behind_the_first() {
    Found[] many =
        IntStream.range(0, 30).mapToObj(i -> full("s-" + i, 20 + i % 3)).toArray(Found[]::new);

    List<String> lines = new TextReport(report(many)).brief(80).lines().toList();

    assertThat(lines.stream().filter(line -> line.contains(" 300/s "))).hasSize(10);
    assertThat(lines).anyMatch(line -> line.startsWith("20 of 30 scenarios are left out here"));
  }

  @Test
  void exactly_as_many_as_a_screen_holds_all_stand() {
    Found[] many = IntStream.range(0, 24).mapToObj(i -> full("s-" + i, 20)).toArray(Found[]::new);

    assertThat(new TextReport(report(many)).brief(80)).doesNotContain("left out");
  }

  @Test
  void
      requests_that_were_lost_and_trials_that_are_invalid_have_a_column_only_where_there_are_some() {
    assertThat(table(80, full("a", 20), full("b", 20).with("timeouts", 180)))
        .first()
        .asString()
        .containsSubsequence("good", "lost", "p50")
        .doesNotContain("valid");
    assertThat(new TextReport(Reports.withBrokenTrial("?", "no port")).brief(80))
        .contains("0 of 1", "invalid: async-blocking: no port");
  }

  @Test
  void verdicts_that_nobody_expected_are_shown_and_the_others_are_counted() {
    String brief = new TextReport(Reports.of(6)).brief(80);

    assertThat(brief)
        .contains("S9: more threads | do the same: throughput_rps ratio 1 ± 0.05\n")
        .doesNotContain("S7: it says S7: waiting")
        .endsWith("2 verdicts as expected, 1 in doubt (X1), 1 not (S9).\n");
  }

  @Test
  void a_run_without_claims_says_nothing_of_verdicts() {
    assertThat(new TextReport(report(full("a", 20))).brief(80)).doesNotContain("verdict");
  }

  @Test
  void a_question_in_another_script_fits_too() {
    String brief = new TextReport(Reports.withBrokenTrial("服务器在等待".repeat(30), "?")).brief(80);

    assertThat(brief.lines().limit(5))
        .allSatisfy(line -> assertThat(Lines.width(line)).isLessThanOrEqualTo(80));
  }

  @Test
  void no_control_character_reaches_the_terminal() {
    RunReport report = Reports.withBrokenTrial("Is\u202e a < b?", "\u001b[2J\u0007 no");

    assertThat(new TextReport(report).brief(80)).doesNotContain("\u001b", "\u0007", "\u202e");
  }

  private static List<String> table(int columns, Found... scenarios) {
    return new TextReport(report(scenarios))
        .brief(columns)
        .lines()
        .dropWhile(line -> !line.strip().startsWith("scenario"))
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }

  private static Found full(String name, int delay) {
    return scenario(name, 1)
        .delay(delay)
        .with("latency_p99_ms", 23)
        .with("cpu_us_per_request", 300)
        .with("threads_peak", 40)
        .with("rss_peak_mib", 250);
  }

  private static RunReport report(Found... scenarios) {
    return Reports.of(run(scenarios), new Verdicts(List.of()));
  }
}
