package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.report.Table.Block;

class TableTest {
  @Test
  void text_stands_left_and_figures_with_their_units_right() {
    Table table = table(List.of("name", "p50", "p99 (theory)"), "a,1 ms,2 s (1 s)", "long,120 ms,");

    assertThat(table.plain(80))
        .isEqualTo(
            """
            name     p50  p99 (theory)
            a       1 ms     2 s (1 s)
            long  120 ms
            """);
  }

  @Test
  void a_column_without_a_cell_is_left_out() {
    assertThat(table(List.of("name", "p50", "p99"), "a,,1", "b,,2").plain(80))
        .startsWith("name  p99\n");
  }

  @Test
  void what_is_too_wide_becomes_several_tables_of_about_the_same_width() {
    Table table = table(List.of("scenario", "aaaaaa", "bbbbbb", "cccccc", "dddddd"), "x,1,2,3,4");

    assertThat(table.plain(34))
        .isEqualTo(
            """
            scenario  aaaaaa  bbbbbb
            x              1       2

            scenario  cccccc  dddddd
            x              3       4
            """);
  }

  @Test
  void words_go_on_below_where_a_line_does_not_hold_them() {
    assertThat(
            table(List.of("s", "n", "reading"), "x,1,ten of ten threads were busy all the time")
                .plain(40))
        .isEqualTo(
            """
            s  n  reading
            x  1  ten of ten threads were busy all
                  the time
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40, 79, 80, 132})
  void no_line_is_longer_than_the_terminal_unless_a_word_is(int width) {
    Table table =
        table(
            List.of("scenario", "p50", "p99", "limited by", "what was read of it, and where"),
            "a,0.37 ms,1.5 s,nothing at all that was seen,one of two threads",
            "b,12.4 s,60 s,,neither");

    assertThat(table.plain(width).lines())
        .allSatisfy(
            line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(width, 2 + 8 + 18)));
  }

  @Test
  void blocks_stand_below_their_headings() {
    Table table =
        Table.inBlocks(
            List.of(new Column<String>("s", row -> row), new Column<>("n", row -> "1")),
            List.of(new Block<>("20 ms", List.of("a")), new Block<>("100 ms", List.of("b"))));

    assertThat(table.plain(80)).isEqualTo("s  n\n\n20 ms\na  1\n\n100 ms\nb  1\n");
    assertThat(table.markdown())
        .isEqualTo(
            "| s | n |\n|---|---:|\n| **20 ms** |  |\n| a | 1 |\n| **100 ms** |  |\n| b | 1 |\n");
  }

  /** Rows with a comma between their cells. */
  private static Table table(List<String> heads, String... rows) {
    List<Column<String>> columns = new ArrayList<>();
    for (String head : heads) {
      int at = columns.size();
      columns.add(new Column<>(head, row -> row.split(",", -1)[at]));
    }
    return Table.of(columns, List.of(rows));
  }
}
