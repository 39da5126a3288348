package org.servletbench.harness.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditRulesTest {
  /** Rules that take more than a table, with tests of their own. */
  private static final Set<String> ELSEWHERE = Set.of("differs-from-raw", "superlative-is-wrong");

  /** A table that fails a rule, and one that nearly does; lines are set apart by semicolons. */
  record Case(String rule, String fails, String nearly) {
    @Override
    public String toString() {
      return rule + ": " + fails;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "percentile-order", "name|p50 ms|p99 ms; a|5.0|4.8", "name|p50 ms|p99 ms; a|5.0|4.9"),
        new Case(
            "percentile-order", "name|mean ms|max ms; a|5.2|5.0", "name|mean ms|max ms; a|5.0|5.0"),
        new Case(
            "mean-above-tail",
            "name|mean ms|p99 ms|max ms; a|1.58|1.15|32.24",
            "name|mean ms|p99 ms|max ms; a|1.58|1.15|44.15"),
        new Case(
            "mean-above-tail",
            "name|mean ms|p99 ms; a|1.58|1.15",
            "name|mean ms|p99 ms; a|1.58|1.57"),
        new Case(
            "percentile-is-mean",
            "name|mean ms|p99 ms; a|1.22|1.22; b|3.10|3.10; c|1.42|1.42",
            "name|mean ms|p99 ms; a|1.22|1.22; b|3.10|3.10; c|1.42|1.44"),
        new Case(
            "percentile-is-stdev",
            "name|stdev ms|p99 ms; a|5.96|5.96; b|13.9|13.9; c|6.67|6.67",
            "name|stdev ms|p99 ms; a|5.96|5.96; b|13.9|13.9; c|6.67|6.69"),
        new Case(
            "little-above",
            "name|qps|mean ms|connections; a|340130.92|1.22|360",
            "name|qps|mean ms|connections; a|300000.00|1.22|360"),
        new Case(
            "little-above",
            "name|qps|mean ms|connections|pipeline; a|340130.92|1.22|180|2",
            "name|qps|mean ms|connections|pipeline; a|340130.92|1.22|180|16"),
        new Case(
            "little-above",
            "name|qps|mean ms|connections; a|1200.0|100.0|100",
            "name|qps|mean ms|connections|offered rps; a|1200.0|100.0|100|1200"),
        new Case(
            "little-below",
            "name|qps|mean ms|connections; a|1000.0|100.0|200",
            "name|qps|mean ms|connections; a|1650.0|100.0|200"),
        new Case(
            "little-below",
            "name|qps|mean ms|connections|keep-alive; a|1000.0|100.0|200|on",
            "name|qps|mean ms|connections|keep-alive; a|1000.0|100.0|200|off"),
        new Case(
            "little-varies",
            "name|tool|qps|mean ms; a|wrk|1000.0|100.0; b|wrk|2000.0|70.00; c|wrk|500.0|200.0",
            "name|tool|qps|mean ms; a|wrk|1000.0|100.0; b|wrk|2000.0|54.00; c|wrk|500.0|200.0"),
        new Case(
            "little-varies",
            "name|tool|qps|mean ms; a|wrk|1000.0|100.0; b|wrk|2000.0|70.00; c|wrk|500.0|200.0",
            "name|tool|qps|mean ms; a|wrk2|1000.0|100.0; b|wrk2|2000.0|70.00; c|wrk2|500.0|200.0"),
        new Case(
            "little-tautology",
            "name|qps|mean ms; a|316211.63|3.162; b|308596.26|3.240; c|267931.52|3.732;"
                + " d|85357.18|11.715",
            "name|qps|mean ms; a|316211.63|3.162; b|308596.26|3.240; c|267931.52|3.732;"
                + " d|85357.18|11.725"),
        new Case("share-out-of-range", "name|error rate; a|150%", "name|error rate; a|100%"),
        new Case("share-out-of-range", "name|cpu %|cores; a|450|4", "name|cpu %|cores; a|400|4"),
        new Case("negative", "name|errors; a|-1", "name|errors; a|0"),
        new Case(
            "errors-above-requests",
            "name|requests|errors; a|100|101",
            "name|requests|errors; a|100|100"),
        new Case(
            "errors-above-requests",
            "name|requests|ok; a|471576|472100",
            "name|requests|ok; a|471576|471592"),
        new Case(
            "errors-above-requests",
            "name|requests|ok|errors; a|100|60|50",
            "name|requests|ok|errors; a|100|60|40"),
        new Case(
            "rate-counts-errors",
            "name|qps|error %; a|85357.18|81.2",
            "name|qps|error %; a|85357.18|0.9"),
        new Case(
            "rate-counts-errors",
            "name|qps|requests|errors; a|100.0|1000|20",
            "name|qps|requests|errors|goodput; a|100.0|1000|20|98.0"),
        new Case(
            "goodput-above-throughput",
            "name|qps|goodput; a|100.0|101.0",
            "name|qps|goodput; a|100.0|100.0"),
        new Case(
            "payloads-differ",
            "name|qps|transfer_kb_s; a|1000.0|100.0; b|1000.0|120.0",
            "name|qps|transfer_kb_s; a|1000.0|100.0; b|1000.0|105.0"),
        new Case(
            "time-above-wall-clock",
            "name|duration s|cores|cpu time s; a|60.0|2|121.0",
            "name|duration s|cores|cpu time s; a|60.0|2|120.0"),
        new Case(
            "time-above-wall-clock",
            "name|duration s|gc time ms; a|60.0|61000",
            "name|duration s|gc time ms; a|60.0|59000"),
        new Case("latency-zero", "name|p50 ms; a|0; b|1.5", "name|p50 ms; a|0.01; b|1.5"),
        new Case(
            "latency-at-cap",
            "name|p50 ms|max ms; a|12.0|60000.0",
            "name|p50 ms|max ms; a|12.0|59990.0"),
        new Case(
            "latency-at-cap",
            "name|p50 ms|max ms|timeout s; a|12.0|4000.0|4",
            "name|p50 ms|max ms|timeout s|timeouts; a|12.0|4000.0|4|3"),
        new Case(
            "tool-cannot-measure",
            "name|tool|qps|connection_setup_ms; a|wrk -t4 -c100|100.0|0.8",
            "name|driver|qps|connection_setup_ms; a|wrk|100.0|0.8"),
        new Case(
            "ab-connect-deviation",
            "name|tool|qps|connection_setup_ms; a|ab|100.0|0.3",
            "name|tool|qps|connection_setup_ms; a|ab|100.0|1"),
        new Case(
            "ranks-swap",
            "name|qps; a|100; a|110; b|105; b|108",
            "name|qps; a|100; a|104; b|105; b|108"),
        new Case(
            "ranks-swap",
            "name|cores|qps; a|1|1000; a|1|1900; b|1|900; b|1|1700",
            "name|cores|qps; a|1|1000; a|2|1900; b|1|900; b|2|1700"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_table_that_breaks_the_rule_is_found_and_one_that_nearly_does_is_not(Case it) {
    assertThat(Audits.ids(audit(it.fails()))).contains(it.rule());
    assertThat(Audits.ids(audit(it.nearly()))).doesNotContain(it.rule());
  }

  @Test
  void every_rule_has_a_table_that_breaks_it() {
    assertThat(cases().map(Case::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Rules.all().stream().map(Rule::id).filter(id -> !ELSEWHERE.contains(id)).toList());
  }

  @Test
  void ids_are_given_once() {
    assertThat(Rules.all().stream().map(Rule::id)).doesNotHaveDuplicates();
  }

  @Test
  void the_arithmetic_is_told() {
    assertThat(audit("name|mean ms|p99 ms; go|1.58|1.15").findings())
        .extracting(Finding::arithmetic)
        .containsExactly(
            "mean 1.58 ms > p99 1.15 ms: that takes a maximum of at least"
                + " (1.58 - 0.99 x 1.15) / 0.01 = 44.2 ms");
  }

  @Test
  void a_raw_run_proves_a_finding_or_withdraws_it() {
    String table = Audits.lines("name|mean ms|p99 ms", "go|1.58|1.15", "node|2.58|0.84");

    assertThat(Audits.standings(Audits.withRaw(table, Audits.lines("name|max ms", "Go|32.24"))))
        .containsExactly("mean-above-tail proved", "mean-above-tail suspicious");
    assertThat(Audits.standings(Audits.withRaw(table, Audits.lines("name|max ms", "node|300.0"))))
        .containsExactly("mean-above-tail suspicious", "mean-above-tail withdrawn");
  }

  @Test
  void a_raw_run_that_tells_nothing_of_the_matter_proves_nothing() {
    assertThat(
            Audits.standings(
                Audits.withRaw(
                    Audits.lines("name|mean ms|p99 ms", "go|1.58|1.15"),
                    Audits.lines("name|mean ms", "go|1.58"))))
        .containsExactly("mean-above-tail suspicious");
  }

  /** The table has the medians of three runs: 1050/s and 99.5 ms are of no run. */
  @Test
  void a_figure_of_one_run_is_not_held_against_another_figure_of_the_table() {
    Audit audit =
        Audits.withRaw(
            Audits.lines("name|connections|qps|mean ms", "a|100|1000|99.5"),
            Audits.lines("name|qps", "a|950", "a|1000", "a|1050"));

    assertThat(Audits.standings(audit)).isEmpty();
  }

  @Test
  void a_figure_that_the_raw_runs_do_not_have_is_proved_wrong() {
    String raw = Audits.lines("name|qps", "go|1000.4", "go|1010.2");

    assertThat(Audits.standings(Audits.withRaw(Audits.lines("name|qps", "go|1012"), raw)))
        .containsExactly("differs-from-raw proved");
    assertThat(Audits.standings(Audits.withRaw(Audits.lines("name|qps", "go|1010"), raw)))
        .isEmpty();
  }

  @Test
  void rows_of_another_load_are_not_compared() {
    assertThat(
            Audits.ids(
                Audits.csv(
                    Audits.lines(
                        "name|workload|qps|transfer_kb_s",
                        "a|small|1000.0|100.0",
                        "a|large|1000.0|900.0"))))
        .isEmpty();
  }

  private static Audit audit(String table) {
    List<String> lines =
        Stream.of(table.split(";")).map(String::strip).collect(Collectors.toList());
    return Audits.csv(Audits.lines(lines.toArray(String[]::new)));
  }
}
