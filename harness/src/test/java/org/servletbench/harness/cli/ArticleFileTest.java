package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.PublishedRow;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.system.Installation;

class ArticleFileTest {
  private static final Library LIBRARY = new Library(new Installation(Docs.ROOT));
  private static final String HEAD = "table,tool,keep_alive,scenario,framework,qps\n";

  @Test
  void the_article_has_seven_servers_in_each_of_four_tables() {
    assertThat(
            LIBRARY.article().stream()
                .collect(Collectors.groupingBy(PublishedRow::table, Collectors.counting())))
        .hasSize(4)
        .allSatisfy((table, rows) -> assertThat(rows).isEqualTo(7));
  }

  @Test
  void in_its_first_table_tokio_serves_1_45_times_what_go_does() {
    assertThat(row("tokio").rate() / row("go-std").rate()).isCloseTo(1.45, within(0.005));
    assertThat(row("tokio").driver()).isEqualTo(Driver.WRK);
    assertThat(row("tokio").keepsAlive()).isTrue();
    assertThat(row("tokio").memoryMegabytes()).hasValue(128);
    assertThat(row("tokio").connectMillis()).as("no such column there").isEmpty();
  }

  @Test
  void each_of_its_tables_has_its_scenarios_in_the_suite() {
    List<Scenario> suite = LIBRARY.suite("frameworks").scenarios();

    assertThat(LIBRARY.article())
        .allSatisfy(
            row ->
                assertThat(
                        suite.stream()
                            .filter(row::isOfItsKind)
                            .filter(it -> it.target().label().equals(row.framework())))
                    .as(row.use() + " of " + row.framework())
                    .hasSize(1));
  }

  @Test
  void a_row_that_cannot_be_read_is_named_by_its_line() {
    assertThatThrownBy(() -> ArticleFile.parse(HEAD + "1,wrk,on,login,tokio,many\n"))
        .hasMessage("framework-article.csv, line 2: qps is 'many', not a number");
    assertThatThrownBy(() -> ArticleFile.parse(HEAD + "1,siege,on,login,tokio,5\n"))
        .hasMessageContaining("unknown driver 'siege'");
    assertThatThrownBy(() -> ArticleFile.parse("table,tool\n"))
        .hasMessageContaining("no column 'keep_alive'");
  }

  private static PublishedRow row(String framework) {
    return LIBRARY.article().stream()
        .filter(it -> it.framework().equals(framework))
        .findFirst()
        .orElseThrow();
  }
}
