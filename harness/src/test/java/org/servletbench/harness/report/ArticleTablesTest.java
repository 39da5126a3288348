package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.verify.Servers.costing;
import static org.servletbench.harness.verify.Servers.table;
import static org.servletbench.harness.verify.Servers.wrk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.verify.ArticleTable;
import org.servletbench.harness.verify.IdleCost;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Servers;
import org.servletbench.harness.verify.Verdicts;

/** The article: tokio 145, gin 122.5, go-std 100. */
class ArticleTablesTest {
  private static final RunReport ONE =
      report(
          wrk("go-std", 50_000),
          wrk("gin", 60_000),
          wrk("tokio", 61_000),
          wrk("tomcat", 40_000),
          Servers.invalid("rocket", "the generator had no time"),
          Servers.connecting("gin", 0.05, 0.4));
  private static final RunReport IDLE =
      report(idle("tokio", 1000), idle("tokio", 5000), idle("tokio", 9000));

  @Test
  void the_articles_rank_and_rate_stand_beside_ours() {
    String text = ArticleTables.ranks(ONE).markdown();

    assertThat(text)
        .contains("| beside the article | rank | [rank] | good | [rate] | over go-std |")
        .contains("| tokio-page | 1 | 1 | 61000/s | 145/s | 1.22x | 1.45x | 20 us |")
        .contains("| gin-page | 1 | 2 | 60000/s | 123/s | 1.2x | 1.23x | 20 us |")
        .contains("| go-std-page | 3 | 3 | 50000/s | 100/s | 1x | 1x | 20 us |")
        .contains("| tomcat-page | 4 |  | 40000/s |  | 0.8x |  | 20 us |")
        .contains("| rocket-page |  |  |  |  |  |  |  |");
  }

  @Test
  void one_trial_is_said_to_indicate_the_order_only() {
    assertThat(ArticleTables.howRanked(ONE)).endsWith("the order is indicated only.");
    assertThat(ArticleTables.howRanked(report(wrk("go-std", 1, 1, 1), wrk("gin", 2, 2, 2))))
        .endsWith("in brackets.");
  }

  @Test
  void the_time_to_connect_is_measured_by_connecting_or_empty() {
    String csv = ArticleTables.csv(ONE);

    assertThat(csv.lines().filter(line -> line.contains(",gin-page,")))
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith(",0.05,0.4,0.3,"));
    assertThat(csv.lines().filter(line -> line.contains(",tokio-page,")))
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith(",,,0.3,"));
    assertThat(csv).contains(",rocket,wrk,36,on,1,0,,").contains(",the generator had no time\n");
  }

  @Test
  void the_answer_names_the_cheapest_and_who_is_tied_with_it() {
    assertThat(
            report(
                    costing(wrk("tokio", 1000, 1000, 1000), 9.77, 9.94, 12.0),
                    costing(wrk("gin", 900, 900, 900), 9.33, 9.63, 9.87),
                    costing(wrk("go-std", 800, 800, 800), 20, 21, 22))
                .sentences())
        .first()
        .asString()
        .contains("least CPU time per request: gin-page, 9.63 us, tied with tokio-page)");
  }

  @Test
  void the_answer_names_the_first_and_what_is_left_of_the_articles_order() {
    assertThat(ONE.sentences())
        .contains(
            "Highest rate of those measured: under \u201cproduct detail page\u201d (4 of 5"
                + " measured), tokio with 61000/s (1.22x go-std; ranked on as few as 1 trial), tied"
                + " with gin (one trial each).",
            "Of the 3 pairs that the article ranks, 2 keep their order, 1 is too close to tell;"
                + " among those measured, its winner is first or tied for first under every load"
                + " for which it has a figure.");
  }

  @Test
  void what_an_idle_connection_takes_is_told_with_its_interval_and_for_a_million_in_the_table() {
    assertThat(IdleTable.of(IDLE).markdown())
        .contains("| tokio | 8 KiB | 8 KiB to 8 KiB | 7.64 GiB | 4 KiB |");
    assertThat(IDLE.sentences())
        .contains(
            "Each idle connection takes 8 KiB (8 KiB to 8 KiB) of process memory in tokio; the"
                + " kernel takes 4 KiB more, for both ends (one trial each).");
    assertThat(IdleTable.csv(IDLE))
        .contains("\ntokio,tokio-9000,rss_slope_bytes_per_connection,8192,8192,8192,3,7.63916,");
  }

  @Test
  void both_files_are_written_where_there_is_something_to_say_and_are_described()
      throws IOException {
    Map<String, String> files = CsvReport.files(ONE);
    assertThat(files).containsKey(ArticleTables.FILE).doesNotContainKey(IdleCost.FILE);
    assertThat(CsvReport.files(IDLE)).containsKey(IdleCost.FILE);
    assertThat(CsvReport.files(Reports.of(1)))
        .doesNotContainKeys(ArticleTables.FILE, IdleCost.FILE);

    String page = Files.readString(Path.of("../results/README.md"));
    for (String text : List.of(files.get(ArticleTables.FILE), IdleTable.csv(IDLE))) {
      assertThat(text.lines().findFirst().orElseThrow().split(","))
          .allSatisfy(column -> assertThat(page).contains("`" + column + "`"));
    }
  }

  private static ScenarioSummary idle(String framework, int connections) {
    double mebibytes = connections / 128.0;
    return Servers.idle(
        framework, connections, new double[] {10 + mebibytes}, new double[] {mebibytes / 2});
  }

  private static RunReport report(ScenarioSummary... scenarios) {
    RunSummary run = Servers.run(scenarios);
    List<ArticleTable> tables = ArticleTable.of(run, table("tokio", "gin", "go-std"));
    Verdicts verdicts = new Verdicts(List.of());
    return new RunReport(
        Reports.MACHINE,
        List.of(),
        run,
        List.of(),
        verdicts,
        List.of(),
        Manifest.NOTHING,
        tables,
        Answer.of(run, tables, verdicts, Manifest.NOTHING));
  }
}
