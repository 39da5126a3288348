package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.model.Suite;

class TextReportTest {
  @Test
  void markdown_keeps_pipes_and_tags_from_breaking_its_tables() {
    Table table =
        Table.of(
            List.of(new Column<String>("a|b", row -> row), new Column<>("n", row -> "1")),
            List.of("x | <script>\nnext"));

    assertThat(table.markdown())
        .isEqualTo("| a\\|b | n |\n|---|---:|\n| x \\| &lt;script> next | 1 |\n");
  }

  @Test
  void markdown_escapes_tags_outside_of_tables_too() {
    String markdown =
        new TextReport(
                Reports.withBrokenTrial("Is a < b?", "the log says <script>alert()</script>"))
            .markdown();

    assertThat(markdown).doesNotContain("<script>").contains("&lt;script>");
    assertThat(markdown).contains("**tiny: Is a &lt; b?**");
  }

  @Test
  void the_console_shows_texts_as_they_are() {
    assertThat(new TextReport(Reports.withBrokenTrial("Is a < b?", "a | b")).console(80))
        .startsWith("tiny: Is a < b?\n")
        .contains("invalid: async-blocking: a | b\n");
  }

  @Test
  void an_invalid_trial_is_told_beside_the_count_of_valid_ones() {
    assertThat(new TextReport(Reports.withBrokenTrial("?", "no port")).console(80))
        .containsPattern("async-blocking +0 of 1\n")
        .contains("invalid: async-blocking: no port");
  }

  @Test
  void a_run_that_was_broken_off_says_how_many_of_its_trials_there_are() {
    Suite suite = Reports.suite(2, "?");
    RunReport report = Reports.of(suite, Reports.trials(2).subList(0, 2));

    assertThat(new TextReport(report).console(80))
        .contains("2 of 4 trials that were planned, each in fresh processes");
  }

  @Test
  void there_is_no_table_of_ratios_without_a_ratio() {
    assertThat(new TextReport(Reports.withBrokenTrial("?", "no port")).console(80))
        .contains("async-blocking")
        .doesNotContain("ratios are sizes")
        .doesNotContainPattern("(?m)^over ");
  }
}
