package org.servletbench.harness.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.audit.Audits.ids;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.BenchException;

/** Tables that are sound though they look odd, beside the odd ones that look like them. */
class SoundTablesAuditTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // rows, with ; for the end of a line | the rule that they break
        "name,p50 ms,max ms,timeout s;a,12.0,3700.0,4                    | none",
        "name,p50 ms,max ms,timeout s;a,12.0,4000.0,4                    | latency-at-cap",
        "server,replicas,rps;a,1,1000;a,2,1900;b,1,900;b,2,1700          | none",
        "server,body KB,rps;a,1,100;a,2,50;b,1,90;b,2,60;b,4,30          | none",
        "server,run,rps;a,1,1000;a,2,800;b,1,900;b,2,950                 | ranks-swap",
        "server,Run #2,rps;a,1,1000;a,2,800;b,1,900;b,2,950              | ranks-swap",
        "framework,body,rps,transfer/sec;a,1KB,1000.0,1000KB;a,10KB,900.0,9000KB | none",
        "framework,body,rps,transfer/sec;a,1KB,1000.0,1000KB;b,1KB,900.0,9000KB |"
            + " payloads-differ",
        "name,mean ms,p90 ms;a,100.4,100.5;b,100.6,100.7;c,101.2,101.3   | none",
        "name,mean ms,p90 ms;a,100.4,100.4;b,100.6,100.60;c,101.2,101.2  | percentile-is-mean",
        "name,mean ms,p90 ms;a,100.4,100.4;b,100.6,100.6;c,101.2,101.2;d,9.5,9.5 |"
            + " percentile-is-mean",
        "name,qps,success rate;a,85357.18,18.8%                          | rate-counts-errors",
        "name,qps,success rate;a,85357.18,99.8%                          | none",
        "name,qps,requests,ok;a,100,1000,500                             | rate-counts-errors",
        "name,p50 ms,max ms,success rate;a,12.0,30000.0,98.5%            | none",
        "name,p50 ms,max ms,success rate;a,12.0,30000.0,100%             | latency-at-cap",
        "name,tool,connect s;a,ab,0.001;b,ab,0.002                       | none",
        "name,tool,connect ms;a,ab,1.5;b,ab,2.0                          | ab-connect-deviation",
        "name,success rate;a,100%;b,99.123%                              | none",
        "name,p99 s,max s;a,1,2;b,1.002,1.125                            | none",
        "name,p99;a,850 ms;b,1.234 s                                     | none",
        "name,memory;a,512 MB;b,1.125 GB                                 | none",
        "name,rps;a,950;b,1.234k                                         | none",
        "name,requests;a,950;b,1.234M                                    | none",
        "name,Latency σ (ms),Δ latency (ms),qps;a,3,-3,1                | none"
      })
  void a_rule_is_broken_by_what_it_says_and_not_by_what_looks_like_it(String rows, String rule) {
    assertThat(ids(Audits.csv(rows.strip().replace(';', '\n') + "\n")))
        .isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @Test
  void rows_of_long_endpoints_that_differ_at_their_ends_are_not_compared() {
    String endpoint = "https://bench.example.com/api/v1/products/";

    assertThat(
            ids(
                Audits.csv(
                    "framework,endpoint,rps,transfer/sec\n"
                        + ("a," + endpoint + "small,1000.0,100.0KB\n")
                        + ("b," + endpoint + "large,1000.0,900.0KB\n"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv | name,p99 ms,max ms;a,640,870;b,950,1.234 | '1.234' has a point that may set",
        "a.csv | name,qps;a,150 req/s;b,1.100 req/s       | '1.100 req/s' has a point",
        "a.csv | name,qps;a,150;b,1.100;c,-               | '1.100' has a point",
        "a.md  | /name/latency/;/---/---/;/a/0,837 ms/    | '0,837 ms' has a comma that does not",
        "a.csv | name,qps,qps;a,1,2                       | both mean throughput: give one of them",
        "a.tsv | name\tqps;a\t1,5                         | '1,5' has a comma"
      })
  void a_figure_that_can_be_read_in_two_ways_is_refused(String file, String rows, String words) {
    String bars = file.endsWith(".md") ? rows.replace('/', '|') : rows;
    String text = bars.replace(';', '\n').replace("\\t", "\t") + "\n";

    assertThatThrownBy(() -> Audits.tables(file, text))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv | name,p99;a,5\u00a0ms                    | P99        | 5",
        "a.csv | \"name\";\"Latency, ms\"/a;5           | MEAN       | 5",
        "a.csv | name,cores;a,0.250;b,2                  | CORES      | 0.25",
        "a.csv | name,\"p99~(ms)\";a,5                   | P99        | 5",
        "a.csv | name,errors;a,0;b,0.5%                  | ERROR_SHARE | 0",
        "a.json | [{\"name\":\"a\",\"qps\":1.5e2}]          | THROUGHPUT | 150",
        "a.json | [{\"name\":\"a\",\"p99 s\":0.0005}]     | P99        | 0.5"
      })
  void what_can_be_read_in_one_way_is_read(
      String file, String rows, Meaning meaning, double value) {
    String lines = rows.contains("/a;") ? rows.replace('/', '\n') : rows.replace(';', '\n');
    String text = lines.replace("\\u00a0", "\u00a0").replace('~', '\n') + "\n";

    Row row = Audits.tables(file, text).getFirst().rows().getFirst();

    assertThat(row.value(meaning)).isEqualTo(value);
  }

  /** Half a unit of the last digit that was written, whatever its exponent would be. */
  @Test
  void figures_of_JSON_keep_their_digits() {
    Row row =
        Audits.tables("a.json", "[{\"name\":\"a\",\"mean s\":0.0005,\"p99 ms\":3.10}]")
            .getFirst()
            .rows()
            .getFirst();

    assertThat(row.get(Meaning.MEAN).orElseThrow().half()).isEqualTo(0.05);
    assertThat(row.get(Meaning.P99).orElseThrow().digits()).isEqualTo(3);
    assertThatThrownBy(() -> Audits.tables("a.json", "[{\"name\":\"a\",\"qps\":1e900000000}]"))
        .isInstanceOf(BenchException.class);
    assertThatThrownBy(
            () -> Audits.tables("a.json", "[" + "{\"name\":1},".repeat(9) + wide() + "]"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("at most 200 columns");
  }

  private static String wide() {
    StringBuilder row = new StringBuilder("{\"k0\":0");
    for (int i = 1; i < 300; i++) {
      row.append(",\"k").append(i).append("\":0");
    }
    return row.append('}').toString();
  }

  @Test
  void a_page_is_read_though_it_has_boxes_settings_and_code_beside_its_table() {
    String page =
        """
        ```wrk -t4 -c100 http://localhost/```

        | Note |
        |---|

        | Setting | Value |
        |---|---|
        | clients | 10 |
        | concurrency | 50 |

        ~~~~
        | name | p50 ms | p99 ms |
        |---|---|---|
        | old | 7.0 | 5.0 |
        ~~~
        ~~~~

        | name | p50 ms | p99 ms |
        |---|---|---|
        | a | 5.0 | 4.0 |
        """;

    Audit audit = Audits.of("a.md", page);

    assertThat(ids(audit)).containsExactly("percentile-order");
    assertThat(audit.findings().getFirst().rows()).containsExactly("a");
    assertThatThrownBy(() -> Audits.of("a.md", "| Note |\n|---|\n"))
        .hasMessageContaining("holds no row below its head");
  }

  @Test
  void the_name_that_the_user_names_is_the_name() {
    AuditMapping mapping = AuditMapping.of(List.of("impl=name"), List.of(), "");

    List<Row> rows =
        TableReader.read("a.csv", "language,impl,qps\nGo,x,1\nGo,y,2\n", mapping).getFirst().rows();

    assertThat(rows).extracting(Row::name).containsExactly("x", "y");
  }

  @Test
  void a_sentence_is_about_another_contender_and_a_figure_that_is_there() {
    List<AuditTable> tables = Audits.tables("a.csv", "name,qps\na,100\na,110\nb,90\nC,1\nC++,2\n");

    assertThat(findings(tables, "a", "qps")).isEmpty();
    assertThat(findings(tables, "b", "qps")).containsExactly(Map.entry("b", 1L));
    assertThatThrownBy(() -> findings(tables, "a", "memory"))
        .hasMessageContaining("the column 'memory'");
  }

  private static List<Map.Entry<String, Long>> findings(
      List<AuditTable> tables, String row, String column) {
    Sentence sentence = new Sentence("S", "the fastest", row, column, true);
    Audit audit = Audit.of("a.csv", tables, List.of(), List.of(sentence));
    return audit.findings().stream()
        .filter(finding -> finding.rule() == Sentence.RULE)
        .map(finding -> Map.entry(finding.rows().getFirst(), 1L))
        .toList();
  }
}
