package org.servletbench.harness.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;

class TableReaderAuditTest {
  @Test
  void names_that_differ_only_behind_what_is_shown_of_them_are_two_contenders() {
    String alike = "Spring Boot 4 on Tomcat with virtual threads, JDK ";
    List<Row> rows =
        Audits.tables("a.md", "|name|QPS|\n|---|---|\n|" + alike + "21|1|\n|" + alike + "25|2|\n")
            .getFirst()
            .rows();

    assertThat(rows.getFirst().isSameAs(rows.getLast())).isFalse();
    assertThat(rows.getFirst().shown()).hasSize(41).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QPS                        | 340,130.92 | THROUGHPUT   | 340130.92",
        "Requests/sec               | 12.5k      | THROUGHPUT   | 12500",
        "Throughput                 | 1.4M       | THROUGHPUT   | 1400000",
        "req/s                      | 340 130    | THROUGHPUT   | 340130",
        "throughput_rps             | 1'000      | THROUGHPUT   | 1000",
        "RPS (req/s)                | 1e3        | THROUGHPUT   | 1000",
        "Throughput                 | 2 KB/s     | TRANSFER     | 2048",
        "Transfer/sec               | 1.5MB      | TRANSFER     | 1572864",
        "throughput_kb_s            | 2          | TRANSFER     | 2048",
        "latency_avg_ms             | 1.22       | MEAN         | 1.22",
        "Avg Latency                | 837.62us   | MEAN         | 0.83762",
        "Latency                    | 1.22 µs    | MEAN         | 0.00122",
        "Average response time [s]  | 1.5        | MEAN         | 1500",
        "Latency, ms                | 7          | MEAN         | 7",
        "latency in ms              | 7          | MEAN         | 7",
        "median (us)                | 500        | P50          | 0.5",
        "p(95) ms                   | 3          | P95          | 3",
        "99%                        | 3ms        | P99          | 3",
        "99th percentile (ms)       | 3          | P99          | 3",
        "TP99 (ms)                  | 3          | P99          | 3",
        "latency_p99_label_ms       | 5.96       | P99          | 5.96",
        "P99.9 (ms)                 | 9          | P999         | 9",
        "Max                        | 1.05m      | MAX          | 63000",
        "Stdev                      | 5.96ms     | STDEV        | 5.96",
        "Error rate                 | 0.1%       | ERROR_SHARE  | 0.001",
        "errors                     | 12         | ERRORS       | 12",
        "errors                     | 12%        | ERROR_SHARE  | 0.12",
        "error_percent              | 81.2       | ERROR_SHARE  | 0.812",
        "CPU (%)                    | 250        | CPU_SHARE    | 2.5",
        "CPU                        | 3.5s       | CPU_TIME     | 3500",
        "Memory                     | 96 MB      | MEMORY       | 100663296",
        "rss_peak_mib               | 1          | MEMORY       | 1048576",
        "Concurrency                | 1,000      | CONNECTIONS  | 1000",
        "connection_setup_ms        | 0.3        | CONNECT_TIME | 0.3",
      })
  void a_column_is_known_by_its_name_and_its_unit(
      String head, String cell, Meaning meaning, double value) {
    Row row =
        Audits.tables("a.md", "|name|" + head + "|\n|---|---|\n|x|" + cell + "|\n")
            .getFirst()
            .rows()
            .getFirst();

    assertThat(row.figures()).containsOnlyKeys(meaning);
    assertThat(row.value(meaning)).isEqualTo(value, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void csv_json_and_markdown_read_alike() {
    String csv = "framework;qps;p99\n\"a;b\";10.5;3ms\n";
    String json = "[{\"framework\": \"a;b\", \"qps\": 10.5, \"p99\": \"3ms\"}]";
    String page =
        "# Results\n\n"
            + "text\n\n"
            + "| framework | **qps** | p99 |\n"
            + "|:--|--:|---|\n"
            + "| `a;b` | 10.5 | 3ms |\n";

    Row fromCsv = row("a.csv", csv);
    assertThat(row("a.json", json).figures()).isEqualTo(fromCsv.figures());
    assertThat(row("a.md", page).figures()).isEqualTo(fromCsv.figures());
    assertThat(List.of(row("a.json", json).name(), row("a.MD", page).name())).containsOnly("a;b");
  }

  @Test
  void tables_of_a_page_without_figures_are_left_out() {
    String page =
        "| option | what it does |\n|---|---|\n| -c | connections |\n\n"
            + "| compared | qps |\n|---|---|\n| a | 1.1x |\n\n"
            + "| name | qps |\n|---|---|\n| a | 1 |\n| b | 2 |\n";

    assertThat(Audits.tables("a.md", page))
        .singleElement()
        .extracting(it -> it.rows().size())
        .isEqualTo(2);
  }

  @Test
  void the_scenario_or_the_first_words_are_the_name_of_a_row_where_no_column_is() {
    assertThat(row("a.csv", "scenario,strategy,qps\nfast,x,1\n").name()).isEqualTo("fast");
    assertThat(row("a.csv", "id,who,qps\n7,x,1\n").name()).isEqualTo("x");
    assertThat(row("a.csv", "id,qps\n7,1\n").name()).isEqualTo("row 1");
    assertThat(row("a.csv", "language,framework,qps\ngo,gin,1\n").name()).isEqualTo("gin");
  }

  @Test
  void the_user_may_say_what_a_column_means_and_what_holds_for_all_rows() {
    AuditMapping mapping =
        AuditMapping.of(
            List.of("A=B=mean:us", "Errors=ignore"), List.of("connections=360", "timeout=2s"), "");
    Row row =
        TableReader.read("a.csv", "name,A=B,Errors\nx,1500,few\n", mapping)
            .getFirst()
            .rows()
            .getFirst();

    assertThat(row.value(Meaning.MEAN)).isEqualTo(1.5);
    assertThat(row.value(Meaning.CONNECTIONS)).isEqualTo(360);
    assertThat(row.value(Meaning.TIMEOUT)).isEqualTo(2000);
    assertThat(row.has(Meaning.ERRORS)).isFalse();
  }

  @Test
  void rounding_is_judged_by_the_whole_column() {
    Printed coarse =
        row("a.csv", "name,qps\nx,340000\ny,1200\n").get(Meaning.THROUGHPUT).orElseThrow();
    Printed fine =
        row("a.csv", "name,qps\nx,340000\ny,123456\n").get(Meaning.THROUGHPUT).orElseThrow();

    assertThat(coarse.half()).isEqualTo(5000);
    assertThat(fine.half()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv  | name,qps;x,1,2             | a.csv, line 2 has 3 cells, but the head has 2",
        "a.csv  | name,qps;x                 | a.csv, line 2 has 1 cell, but the head has 2",
        "a.csv  | name,qps                   | a.csv holds no row below its head",
        "a.csv  | name,stars;x,5             | no column of a.csv is understood to hold a figure",
        "a.csv  | name,qps;x,fast            | a.csv, line 2, column 'qps': 'fast' is no number",
        "a.csv  | name,latency;x,1.2         | 'latency': '1.2' has no unit, in its head or in the"
            + " cell",
        "a.csv  | name,latency;x,1.2ms;y,3   | line 3, column 'latency': '3' has no unit",
        "a.csv  | name,p50 ms;x,1.2ms;y,3s   | '3s' has another unit than the head of its column",
        "a.csv  | name,p50;x,1.2ms;y,3MB     | line 3, column 'p50': '3MB' is not a time",
        "a.csv  | name,avg,mean;x,1ms,2ms    | the columns 'avg' and 'mean' both mean mean",
        "a.csv  | name,qps;\"x,1             | a.csv is not valid CSV below line 1",
        "a.txt  | name,qps;x,1               | a.txt has none of the endings .csv, .json and .md",
        "a.json | {\"qps\": 1}               | a.json is no table: its JSON must be an array",
        "a.json | [1]                        | a.json, element 1 is no object",
        "a.json | [{\"qps\": [1]}]           | element 1, 'qps' holds more than one value",
        "a.json | [{\"qps\":                 | a.json is not valid JSON at line 1",
        "a.json | [{\"qps\":1,\"qps\":2}]    | with each key once",
        "a.json | []                         | a.json holds no row below its head",
        "a.json | [{}]                       | a.json holds no column",
        "a.md   | # no table                 | a.md holds no Markdown table",
      })
  void what_is_no_table_is_refused_in_one_sentence(String file, String text, String words) {
    assertThatThrownBy(() -> Audits.tables(file, text.replace(';', '\n')))
        .isInstanceOf(BenchException.class)
        .extracting(it -> ((BenchException) it).kind())
        .isEqualTo(BenchException.Kind.USAGE);
    assertThatThrownBy(() -> Audits.tables(file, text.replace(';', '\n')))
        .hasMessageContaining(words)
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("\n", "Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mean         | --map 'mean': write it like",
        "A=average    | --map 'A=average': the meaning must be ignore or one of name, table,",
        "A=mean:MB    | --map 'A=mean:MB': 'MB' is no unit of a time",
      })
  void a_mapping_that_says_nothing_is_refused(String text, String words) {
    assertThatThrownBy(() -> AuditMapping.of(List.of(text), List.of(), ""))
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"connections", "connections=many", "size=3", "timeout=3", "name=x"})
  void a_given_figure_that_is_none_is_refused(String text) {
    assertThatThrownBy(() -> AuditMapping.of(List.of(), List.of(text), ""))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("--given '" + text + "'");
  }

  @Test
  void a_column_that_is_mapped_must_be_there() {
    assertThatThrownBy(
            () ->
                TableReader.read(
                    "a.csv",
                    "name,qps\nx,1\n",
                    AuditMapping.of(List.of("QPS=throughput"), List.of(), "")))
        .hasMessage("a.csv has no column 'QPS' to map by bench audit --map; it has: name, qps");
  }

  @Test
  void more_rows_than_a_published_table_has_are_refused() {
    assertThatThrownBy(() -> Audits.tables("a.csv", "name,qps\n" + "x,1\n".repeat(20_001)))
        .hasMessage("a.csv is too large for a published table: cut it down to at most 20000 rows");
  }

  private static Row row(String file, String text) {
    return Audits.tables(file, text).getFirst().rows().getFirst();
  }

  /** As spreadsheets write a head that is broken into lines. */
  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ","})
  void a_head_with_a_line_break_in_quotes_does_not_hide_the_separator(String separator) {
    String csv =
        String.join(separator, "\"Framework\nname\"", "\"QPS\"", "\"p99 (ms)\"")
            + "\n"
            + String.join(separator, "tokio", "1000", "3")
            + "\n";

    assertThat(row("a.csv", csv).value(Meaning.THROUGHPUT)).isEqualTo(1000);
  }
}
