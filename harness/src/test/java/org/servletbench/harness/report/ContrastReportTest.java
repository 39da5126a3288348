package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.AppBuild;
import org.servletbench.harness.model.Contest;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.suite.Against;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Session;
import org.servletbench.harness.verify.SessionComparison;
import org.servletbench.harness.verify.Sessions;

class ContrastReportTest {
  private static final ContrastReport REPORT =
      ContrastReport.of(
          SessionComparison.of(
              Sessions.goodput("monday", "a", 100, 101, 99, 100, 102, 98),
              Sessions.goodput("friday", "a", 80, 81, 79, 80, 82, 78)));

  @Test
  void it_says_first_what_differs_and_by_how_much() {
    assertThat(REPORT.text(100))
        .startsWith(
            """
            friday over monday

            - 1 figure: 1 surely beyond.
            - goodput_rps of a is 0.8x (0.78x to 0.82x) of the base, which is worse.

            base: monday, suite tiny, started monday, 6 trials valid
            """)
        .containsPattern("goodput_rps +100/s +98/s to 102/s +80/s +78/s to 82/s")
        .contains("surely beyond");
  }

  @ParameterizedTest
  @CsvSource({"6, 1 more differs: see the table.", "7, 2 more differ: see the table."})
  void differences_beyond_the_first_five_are_counted(int figures, String words) {
    ContrastReport report =
        ContrastReport.of(
            SessionComparison.of(
                session("monday", figures, 100, 101, 99, 100, 102, 98),
                session("friday", figures, 80, 81, 79, 80, 82, 78)));

    assertThat(report.text(100)).contains("- " + words + "\n");
  }

  @Test
  void every_format_says_that_these_are_two_sessions() {
    assertThat(List.of(REPORT.text(200), REPORT.markdown(), REPORT.html(), REPORT.json()))
        .allSatisfy(text -> assertThat(text).contains("these are two sessions"));
    assertThat(rows(REPORT).getFirst()).endsWith(",sessions,not_comparable");
    assertThat(rows(REPORT).getLast()).endsWith(",2,");
  }

  @Test
  void every_format_has_both_sides_ratio_interval_and_word() {
    assertThat(rows(REPORT).getFirst())
        .startsWith(
            "scenario,metric,unit,base_value,base_low,base_high,base_n,other_value,other_low,"
                + "other_high,other_n,ratio,low,high,p,difference,objection,");
    assertThat(rows(REPORT).getLast()).startsWith("a,goodput_rps,1/s,100,98,102,6,80,78,82,6,0.7");
    assertThat(REPORT.json())
        .contains("\"base_value\":100,\"base_low\":98", "\"difference\":\"surely beyond\"");
    assertThat(REPORT.markdown()).contains("| goodput_rps | 100/s | 98/s to 102/s | 80/s |");
    assertThat(REPORT.html()).contains(">98/s to 102/s</td>", ">surely beyond</td>");
  }

  @Test
  void a_comparison_of_nothing_has_the_same_heads() {
    ContrastReport empty =
        new ContrastReport("b over a", Map.of("base", "a"), 2, List.of(), List.of(), List.of());

    assertThat(rows(empty)).containsExactly(rows(REPORT).getFirst());
  }

  @Test
  void what_cannot_be_compared_is_told_in_every_format() {
    String words = "the CPU is A in the base and B in the other run";
    ContrastReport forced = forced(words);

    assertThat(
            List.of(
                forced.text(200), forced.markdown(), forced.html(), forced.json(), forced.csv()))
        .allSatisfy(text -> assertThat(text).contains(words));
    assertThat(rows(forced).getLast()).endsWith(words);
  }

  @Test
  void nothing_is_wider_than_the_terminal() {
    assertThat(REPORT.text(80).lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void a_page_of_a_comparison_runs_no_script_and_loads_nothing() {
    assertThat(REPORT.html())
        .contains("default-src 'none'")
        .doesNotContain("<script", "unsafe")
        .doesNotContainPattern("(src|href)=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</title><script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "a | b\nc",
        "\u202eright to left\u001b[2J\u0000\u009b31m"
      })
  void hostile_words_stay_words(String words) {
    Session base = Sessions.goodput(words, "a", 1);
    Session other =
        Sessions.on(
            words + "2",
            new Environment(words, words, 2, 8000, words, words, 1, 0.1),
            base.summary().scenarios().getFirst());
    ContrastReport report = ContrastReport.of(SessionComparison.of(base, other));

    assertThat(List.of(report.markdown(), report.html(), report.json()))
        .allSatisfy(text -> assertThat(text).doesNotContain("<script"));
    assertThat(
            List.of(report.text(80), report.markdown(), report.html(), report.json(), report.csv()))
        .allSatisfy(text -> assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]"));
    assertThat(report.csv()).doesNotContainPattern("(^|,|\n|\")=");
    assertThat(report.markdown().lines())
        .filteredOn(line -> line.startsWith("|"))
        .extracting(line -> line.split("(?<!\\\\)\\|", -1).length)
        .containsOnly(8);
  }

  /** Constants have tied ranks, and three wild trials an interval without an end. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 1e150, 1e300"})
  void every_format_can_tell_extreme_figures(double one, double two, double three) {
    ContrastReport report =
        ContrastReport.of(
            SessionComparison.of(
                Sessions.goodput("monday", "a", 1, 1, 1),
                Sessions.goodput("friday", "a", one, two, three)));

    assertThat(
            List.of(report.text(80), report.markdown(), report.html(), report.json(), report.csv()))
        .allSatisfy(text -> assertThat(text).contains("goodput_rps").doesNotContain("NaN", "Inf"));
  }

  @Test
  void a_run_without_rivals_has_no_versions_to_compare() {
    assertThat(ContrastReport.ofVersions(Reports.of(1))).isEmpty();
  }

  @Test
  void two_versions_of_a_run_are_compared_within_one_session() {
    ContrastReport two = ContrastReport.ofVersions(versions()).orElseThrow();

    assertThat(two.text(100))
        .startsWith("tiny: this version over the other\n")
        .contains("base: old.jar, sha256 bbbb")
        .contains("other: commit abc, sha256 aaaa")
        .contains("both were measured in one session");
    assertThat(two.contrasts())
        .filteredOn(row -> row.metric().label().equals("threads_peak"))
        .extracting(row -> row.difference().n())
        .containsExactly(3);
    assertThat(two.files("against")).containsOnlyKeys("against.csv", "against.json", "against.md");
    assertThat(two.files("against").get("against.csv")).contains(",1,\n");
  }

  private static RunReport versions() {
    Suite suite =
        Against.of(
            new Suite(
                "tiny",
                "?",
                3,
                1,
                List.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING)),
                List.of()),
            new Contest.Builds(
                new AppBuild("commit abc", "a".repeat(64)),
                new AppBuild("old.jar", "b".repeat(64))));
    return Reports.of(
        suite,
        IntStream.rangeClosed(1, 3)
            .boxed()
            .flatMap(
                trial ->
                    suite.scenarios().stream()
                        .map(scenario -> ArticleTrial.of(scenario, trial, 1002).record()))
            .toList());
  }

  private static Session session(String name, int figures, double... goodput) {
    return Sessions.of(
        name,
        IntStream.range(0, figures)
            .mapToObj(i -> Sessions.goodput(name, "s" + i, goodput))
            .map(each -> each.summary().scenarios().getFirst())
            .toArray(ScenarioSummary[]::new));
  }

  private static ContrastReport forced(String words) {
    return new ContrastReport(
        "b over a", Map.of("base", "a"), 2, List.of(words), List.of(), REPORT.contrasts());
  }

  private static List<String> rows(ContrastReport report) {
    return report.csv().lines().toList();
  }
}
