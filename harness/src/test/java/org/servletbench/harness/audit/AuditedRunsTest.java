package org.servletbench.harness.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.audit.Audits.lines;
import static org.servletbench.harness.audit.Audits.standings;
import static org.servletbench.harness.audit.Audits.withRaw;

import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.BenchException;

/** Holds tables against the runs that they are made of. */
class AuditedRunsTest {
  @Test
  void a_run_under_another_load_is_another_run() {
    assertThat(
            withRaw(
                    lines(
                        "name | connections | mean ms | p99 ms",
                        "a    | 10          | 1.00    | 2.00",
                        "a    | 1000        | 100.0   | 200.0"),
                    lines("name | connections | max ms", "a | 10 | 5.00", "a | 1000 | 500.0"))
                .findings())
        .isEmpty();
  }

  @Test
  void a_figure_of_the_table_beside_one_of_a_single_repetition_proves_nothing() {
    assertThat(
            withRaw(
                    lines("name | p99 ms", "a | 10.0"),
                    lines(
                        "name | p99 ms | max ms",
                        "a    | 9.0    | 9.5",
                        "a    | 10.0   | 12.0",
                        "a    | 30.0   | 40.0"))
                .findings())
        .isEmpty();
  }

  @Test
  void rows_without_names_are_not_those_at_the_same_place_of_another_table() {
    assertThatThrownBy(
            () ->
                withRaw(
                    lines("connections | qps", "10 | 1000", "100 | 5000"),
                    lines("connections | qps", "10 | 990", "10 | 1010", "100 | 4900")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("no raw run has the name and the load of a row");
  }

  @Test
  void repetitions_are_compared_with_each_other_whether_the_table_or_the_runs_tell_them() {
    String repeated = lines("name | qps", "a | 100", "a | 110", "b | 105", "b | 108");

    assertThat(standings(withRaw(repeated, repeated))).containsExactly("ranks-swap proved");
    assertThat(standings(withRaw(lines("name | qps", "a | 105", "b | 106"), repeated)))
        .containsExactly("ranks-swap proved");
    assertThat(
            standings(
                withRaw(
                    repeated,
                    lines("name | qps", "a | 100", "a | 110", "b | 90", "b | 95")
                        .replace("b,90", "b,105"))))
        .contains("differs-from-raw proved");
  }

  @Test
  void runs_that_have_none_of_the_figures_neither_prove_nor_withdraw() {
    assertThat(
            standings(
                withRaw(lines("name | p50 ms | p99 ms", "a | 5.0 | 4.0"), "name,max ms\na,30.0\n")))
        .containsExactly("percentile-order suspicious");
    assertThat(
            standings(
                withRaw(
                    lines("name | p50 ms | p99 ms", "a | 5.0 | 4.0"),
                    lines("name | p50 ms | p99 ms", "a | 5.0 | 4.0"))))
        .containsExactly("percentile-order proved");
  }

  @Test
  void C_and_its_descendants_are_three_contenders() {
    assertThat(
            withRaw(
                    lines("name | qps", "C | 900", "C++ | 1000", "C# | 950"),
                    lines("name | qps", "C# | 950", "C++ | 1000", "C | 900"))
                .findings())
        .isEmpty();
  }
}
