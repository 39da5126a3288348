package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.verify.Servers.run;
import static org.servletbench.harness.verify.Servers.table;
import static org.servletbench.harness.verify.Servers.wrk;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.PublishedRow;

/** The article: tokio 145, gin 122.5, go-std 100. */
class ArticleTableTest {
  private static final List<PublishedRow> ARTICLE = table("tokio", "gin", "go-std");

  private static ArticleTable only(ScenarioSummary... scenarios) {
    List<ArticleTable> tables = ArticleTable.of(run(scenarios), ARTICLE);
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }

  private static ArticleTable.Row row(ArticleTable table, String framework) {
    return table.rows().stream()
        .filter(row -> row.scenario().scenario().target().label().equals(framework))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_server_has_both_ranks_and_both_ratios_to_go() {
    ArticleTable table = only(wrk("go-std", 50_000), wrk("gin", 60_000), wrk("tokio", 55_000));

    ArticleTable.Row tokio = row(table, "tokio");
    assertThat(tokio.articleRank()).hasValue(1);
    assertThat(tokio.articleOverBase()).hasValue(1.45);
    assertThat(tokio.rank()).hasValue(2);
    assertThat(tokio.overBase()).hasValue(1.1);
    assertThat(row(table, "gin").rank()).hasValue(1);
    assertThat(table.rows())
        .extracting(row -> row.scenario().scenario().name())
        .first()
        .isEqualTo("gin-page");
  }

  @Test
  void a_server_that_the_article_does_not_have_is_ranked_beside_its_own() {
    ArticleTable.Row tomcat =
        row(only(wrk("go-std", 50_000), wrk("gin", 40_000), wrk("tomcat", 70_000)), "tomcat");

    assertThat(tomcat.rank()).hasValue(1);
    assertThat(tomcat.article()).isEmpty();
    assertThat(tomcat.articleRank()).isEmpty();
    assertThat(tomcat.articleOverBase()).isEmpty();
    assertThat(tomcat.overBase()).hasValue(1.4);
  }

  @Test
  void a_row_without_a_valid_trial_is_last_and_has_no_rank() {
    ArticleTable table =
        only(Servers.invalid("tokio", "busy generator"), wrk("gin", 2), wrk("go-std", 1));

    assertThat(table.rows().getLast().scenario().scenario().target().label()).isEqualTo("tokio");
    assertThat(table.rows().getLast().rank()).isEmpty();
    assertThat(table.rows().getLast().overBase()).isEmpty();
    assertThat(table.rows().getLast().articleRank()).as("as printed").hasValue(1);
  }

  @Test
  void without_a_valid_go_there_is_no_ratio_to_it() {
    ArticleTable table = only(Servers.invalid("go-std", "?"), wrk("gin", 2), wrk("tokio", 3));

    assertThat(row(table, "tokio").overBase()).isEmpty();
    assertThat(row(table, "tokio").articleOverBase()).hasValue(1.45);
  }

  @Test
  void the_time_to_connect_is_that_of_the_same_server() {
    ArticleTable table =
        only(
            wrk("go-std", 1),
            wrk("gin", 2),
            Servers.connecting("gin", 0.05, 0.4),
            Servers.connecting("tokio", 9, 9));

    assertThat(row(table, "gin").connecting().orElseThrow().scenario().name())
        .isEqualTo("gin-connect");
    assertThat(row(table, "go-std").connecting()).isEmpty();
  }

  @Test
  void a_run_with_one_server_of_the_article_or_another_load_repeats_no_table() {
    assertThat(ArticleTable.of(run(wrk("tokio", 1), wrk("tomcat", 1)), ARTICLE)).isEmpty();
    assertThat(
            ArticleTable.of(
                run(Servers.connecting("tokio", 1, 1), Servers.connecting("gin", 1, 1)), ARTICLE))
        .isEmpty();
    assertThat(ArticleTable.of(run(wrk("tokio", 1), wrk("gin", 1)), List.of())).isEmpty();
  }
}
