package org.servletbench.harness.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;

/** Tables as people publish them: of JMeter, Locust, wrk, k6, and of blog posts. */
class StrangersTablesAuditTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Req/Sec           | 1.2k               | THROUGHPUT  | 1200",
        "RPS (avg)         | ~4,744             | THROUGHPUT  | 4744",
        "Avg RPS           | 388 req/s          | THROUGHPUT  | 388",
        "requestsPerSec    | 7.5                | THROUGHPUT  | 7.5",
        "TPS ↑             | 10                 | THROUGHPUT  | 10",
        "Latency (avg)     | 5.3 ± 0.2 ms       | MEAN        | 5.3",
        "Latency (avg)     | 5.3 +/- 0.2 ms     | MEAN        | 5.3",
        "Avg RPS           | 1e+05              | THROUGHPUT  | 100000",
        "Mean [ms]         | 5.3 ± 0.2          | MEAN        | 5.3",
        "Requests per second (#/sec) (mean) | 7 | THROUGHPUT | 7",
        "Time per request (ms) (mean)       | 7 | MEAN       | 7",
        "Time per request  | 14.5 [ms]          | MEAN        | 14.5",
        "Latency (ms) ↓    | 7                  | MEAN        | 7",
        "p99Ms             | 7                  | P99         | 7",
        "p99 (ms) latency  | 7                  | P99         | 7",
        "99%ile            | 29ms*              | P99         | 29",
        "99% Line          | 29ms               | P99         | 29",
        "p99.9             | 2s                 | P999        | 2000",
        "Fails             | 0 (0%)             | ERRORS      | 0",
        "% KO              | 13                 | ERROR_SHARE | 0.13",
        "2xx               | 643366             | OK          | 643366",
        "2xx %             | 100                | OK_SHARE    | 1",
        "P99 RT (ms)       | 7                  | P99         | 7",
        "Concurrency Level | 100                | CONNECTIONS | 100",
        "KO                | 7                  | ERRORS      | 7",
        "Failure Rate      | 9.45% (189/2,001)  | ERROR_SHARE | 0.0945",
        "Success ratio     | 99.5%              | OK_SHARE    | 0.995",
        "Success ratio     | 0.995              | OK_SHARE    | 0.995",
        "Total Reqs        | 643,366            | REQUESTS    | 643366",
        "Virtual Users     | 500                | USERS       | 500",
        "Transfer rate     | 8 Mbit/s           | TRANSFER    | 1000000",
        "Bandwidth         | 8 Mb/s             | TRANSFER    | 1000000",
        "Bandwidth (Mbps)  | 8                  | TRANSFER    | 1000000",
        "Bandwidth         | 1 MB/s             | TRANSFER    | 1048576",
        "Bandwidth (MBps)  | 1                  | TRANSFER    | 1048576",
      })
  void a_spelling_that_people_use_is_understood(
      String head, String cell, Meaning meaning, double value) {
    Row row =
        Audits.tables("a.md", "|name|" + head + "|\n|---|---|\n|x|" + cell + "|\n")
            .getFirst()
            .rows()
            .getFirst();

    assertThat(row.figures()).containsOnlyKeys(meaning);
    assertThat(row.value(meaning)).isEqualTo(value, org.assertj.core.data.Offset.offset(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name,qps;a,150;b,1.100           | line 3, column 'qps': '1.100' has a point that may set",
        "name,requests;a,1.000            | line 2, column 'requests': '1.000' has a point",
        "name;p99 ms#a;1,400#b;2,300      | line 2, column 'p99 ms': '1,400' has a comma that may",
        "name;p99 ms#a;1,4                | '1,4' has a comma that does not set three digits apart",
        "name,qps;a,1.234.567             | '1.234.567' is no number",
        "name,qps;a,10;b,+88.4%           | '+88.4%' is not a rate",
        "name,success rate;a,1.0          | state it, such as by bench audit --map 'success"
            + " rate=ok",
        "name,p99;a,1m30s                 | '1m30s' is no number",
      })
  void what_can_be_read_in_two_ways_is_refused(String text, String words) {
    String lines = text.contains("#") ? text.replace('#', '\n') : text.replace(';', '\n');

    assertThatThrownBy(() -> Audits.csv(lines))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"name,qps;a,19.932;b,1010.012", "name,qps;a,1500;b,1.125", "name,qps;a,0.5;b,1.125"})
  void three_decimals_are_decimals_where_nothing_else_can_be_meant(String text) {
    assertThat(Audits.tables("a.csv", text.replace(';', '\n'))).hasSize(1);
  }

  @Test
  void about_is_two_digits_and_a_bound_or_a_word_is_no_figure() {
    AuditTable table =
        Audits.tables("a.csv", "name,qps,p99\na,~4744,<1ms\nb,crashed,5ms\nc,900,7ms\n").getFirst();

    assertThat(table.rows().getFirst().get(Meaning.THROUGHPUT).orElseThrow().half()).isEqualTo(50);
    assertThat(table.rows().getFirst().has(Meaning.P99)).isFalse();
    assertThat(table.rows().get(1).has(Meaning.THROUGHPUT)).isFalse();
    assertThat(table.unused()).containsExactly("'crashed'", "'<1ms'");
  }

  @Test
  void a_table_that_names_its_figures_in_the_first_column_is_turned() {
    String page =
        "| Stat | Mongo | MySQL |\n|---|---|---|\n"
            + "| Latency | 2ms | 8ms |\n| Req/Sec | 3807 | 1191 |\n| Connections | 10 | 10 |\n";
    List<Row> rows = Audits.tables("a.md", page).getFirst().rows();

    assertThat(rows).extracting(Row::name).containsExactly("Mongo", "MySQL");
    assertThat(rows.get(1).value(Meaning.MEAN)).isEqualTo(8);
    assertThat(rows.get(1).value(Meaning.THROUGHPUT)).isEqualTo(1191);
  }

  @Test
  void a_table_about_columns_or_of_repeated_lines_is_not_turned() {
    for (String table :
        List.of(
            "column,unit,example\nqps,count,12\nrequests,count,7\n",
            "metric,value\nqps,12\nqps,13\n")) {
      assertThatThrownBy(() -> Audits.csv(table)).hasMessageStartingWith("no column of table.csv");
    }
  }

  @Test
  void a_column_that_names_a_collector_or_the_hardware_is_no_figure() {
    assertThat(Audits.tables("a.csv", "name,qps,gc,cpu\na,1,G1,Xeon\n").getFirst().unused())
        .containsExactly("gc", "cpu");
  }

  @Test
  void the_times_of_JMeter_and_Locust_are_milliseconds() {
    String jmeter =
        "Label,# Samples,Average,Median,90% Line,99% Line,Min,Max,Error %,Throughput\n"
            + "Home,1200,1003,1002,1008,1021,1000,1098,0.000%,19.93157\n";
    String locust =
        "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
            + "Requests/s,50%,99%\nGET,/a,500,0,11,31.5,7.67,11,370\n";

    assertThat(Audits.ids(Audits.csv(jmeter))).isEmpty();
    assertThat(row(jmeter).value(Meaning.P90)).isEqualTo(1008);
    assertThat(row(jmeter).name()).isEqualTo("Home");
    assertThat(row(locust).value(Meaning.P50)).isEqualTo(11);
    assertThat(row(locust).value(Meaning.P99)).isEqualTo(370);
  }

  @Test
  void users_may_pause_but_are_never_more_in_flight_than_they_are() {
    assertThat(Audits.ids(Audits.csv("name,vus,rps,avg\na,500,388.0,781.0ms\n"))).isEmpty();
    assertThat(Audits.ids(Audits.csv("name,vus,rps,avg\na,300,388.0,801.0ms\n")))
        .containsExactly("little-above");
    assertThat(Audits.ids(Audits.csv("name,tool,clients,rps,avg\na,k6,500,388.0,781.0ms\n")))
        .isEmpty();
  }

  @Test
  void answers_of_two_endpoints_are_not_compared() {
    String rows = "/small,1000.0,100.0KB\n/large,1000.0,900.0KB\n";

    assertThat(Audits.ids(Audits.csv("endpoint,rps,transfer/sec\n" + rows))).isEmpty();
    assertThat(Audits.ids(Audits.csv("framework,rps,transfer/sec\n" + rows)))
        .containsExactly("payloads-differ");
  }

  @Test
  void rows_that_differ_by_an_unknown_column_are_repetitions_only_of_numbered_runs() {
    String rows = "a,1,100\na,2,50\nb,1,90\nb,2,60\n";

    assertThat(Audits.ids(Audits.csv("server,body KB,rps\n" + rows))).isEmpty();
    assertThat(Audits.ids(Audits.csv("server,run,rps\n" + rows))).containsExactly("ranks-swap");
  }

  @Test
  void a_name_stands_left_of_the_figures() {
    assertThat(row("users,rps,5xx share,result\n10,7.67,0.00% (0/458),PASS\n").name())
        .isEqualTo("row 1");
    assertThat(row("rank,language,Framework/Library,rps\n1,Zig,std,7\n").name()).isEqualTo("std");
  }

  @Test
  void what_follows_a_fence_is_outside_of_it() {
    String page =
        "```md\n|name|qps|\n|---|---|\n|a|1|\n```\n\n"
            + "|name|qps|\n|---|---|\n|b|2|\n\n"
            + "```\n|name|qps|\n|---|---|\n|c|3|\n```\n";

    assertThat(Audits.tables("a.md", page))
        .flatExtracting(AuditTable::rows)
        .extracting(Row::name)
        .containsExactly("a", "b");
  }

  @Test
  void the_Apache_project_has_two_tools() {
    String table =
        "name,tool,qps,mean ms\na,%s,1000.0,100.0\nb,%s,2000.0,70.00\nc,%s,500.0,200.0\n";

    assertThat(Audits.ids(Audits.of("a.csv", table.replace("%s", "Apache JMeter")))).isEmpty();
    assertThat(Audits.ids(Audits.of("a.csv", table.replace("%s", "ApacheBench"))))
        .contains("little-varies");
  }

  @Test
  void a_fence_that_says_Markdown_holds_a_table() {
    String table = "| name | rps |\n|---|---|\n| a | 1 |\n";

    assertThat(Audits.tables("a.md", "```markdown\n" + table + "```\n")).hasSize(1);
    assertThatThrownBy(() -> Audits.tables("a.md", "```\n" + table + "```\n"))
        .hasMessageContaining("holds no Markdown table");
  }

  private static Row row(String csv) {
    return Audits.tables("a.csv", csv).getFirst().rows().getFirst();
  }
}
