package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
  private static final Path REFERENCE = Docs.ROOT.resolve("results/reference");
  private static final String ARTICLE = REFERENCE.resolve("framework-article.csv").toString();
  private static final String RAW = REFERENCE.resolve("framework-raw.csv").toString();

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static Stream<Path> publishedSummaries() throws IOException {
    try (Stream<Path> runs = Files.list(Docs.ROOT.resolve("results/published"))) {
      return runs.map(run -> run.resolve("summary.csv")).filter(Files::exists).toList().stream();
    }
  }

  @Test
  void the_article_is_found_to_contradict_itself() {
    assertThat(audit(ARTICLE, "--format", "json")).isEqualTo(ExitCode.UNEXPECTED);

    assertThat(told("F1")).containsOnly("suspicious");
    assertThat(Stream.of("F2", "F3", "F4", "F5", "F6", "F7", "F12", "F13"))
        .allSatisfy(known -> assertThat(told(known)).as(known).isNotEmpty());
    assertThat(arithmetic("mean-above-tail"))
        .hasSize(2)
        .anyMatch(it -> it.endsWith("= 44.2 ms"))
        .anyMatch(it -> it.endsWith("= 175.1 ms"));
    assertThat(arithmetic("little-varies"))
        .singleElement()
        .asString()
        .endsWith(
            "tokio 415, hyperlane 1038.2, rocket 424.5, rust-std 477.6, gin 405.1, go-std 370,"
                + " node-std 359.7");
    assertThat(arithmetic("little-tautology")).hasSize(2).allMatch(it -> it.contains(" 7 rows"));
    assertThat(arithmetic("payloads-differ"))
        .anyMatch(it -> it.startsWith("bytes per response from 59.5 to 271"));
    assertThat(arithmetic("rate-counts-errors")).singleElement().asString().contains("16047");
    assertThat(arithmetic("superlative-is-wrong"))
        .anyMatch(it -> it.contains("gin 4.67 ms, go-std 1.15 ms, node-std 0.83762 ms"))
        .anyMatch(it -> it.contains("rust-std 84 MB"));
  }

  @Test
  void the_raw_runs_prove_what_the_P99_of_the_article_is() {
    assertThat(audit(ARTICLE, "--raw", RAW, "--format", "json")).isEqualTo(ExitCode.UNEXPECTED);

    assertThat(told("F1")).containsOnly("proved");
    assertThat(arithmetic("percentile-is-stdev"))
        .singleElement()
        .asString()
        .startsWith("p99 = stdev in 6 of 6 rows");
    assertThat(arithmetic("little-above"))
        .anyMatch(it -> it.endsWith("more than the 360 connections"));
    assertThat(arithmetic("differs-from-raw")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("publishedSummaries")
  void a_table_of_our_own_gives_no_finding(Path summary) {
    assertThat(audit(summary.toString())).as(out + "" + err).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("no").contains("finding");
  }

  @ParameterizedTest
  @MethodSource("publishedSummaries")
  void a_report_of_our_own_gives_no_finding(Path summary) {
    assertThat(audit(summary.resolveSibling("report.md").toString()))
        .as(out + "" + err)
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void nothing_is_wider_than_the_terminal() {
    audit("--raw", RAW, Path.of(ARTICLE).toString());

    assertThat(out.toString().lines())
        .filteredOn(line -> !line.contains(ARTICLE))
        .allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @EnumSource(AuditCommand.Format.class)
  void every_format_tells_each_finding(AuditCommand.Format format) throws IOException {
    Path table = file("t.csv", "name,p50 ms,p99 ms\n=cmd|'a',5.0,4.0\n");

    assertThat(audit(table.toString(), "--format", format.name())).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(out.toString().replace("&gt;", ">"))
        .contains("percentile-order", "suspicious", "p50 5 ms > p99 4 ms");
    assertThat(out.toString()).doesNotContain(",=cmd");
  }

  @Test
  void a_table_without_a_fault_ends_with_0() throws IOException {
    Path table = file("t.md", "| name | p50 | p99 |\n|---|---|---|\n| a | 3ms | 4ms |\n");

    assertThat(audit(table.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString().replaceAll("\\s+", " ")).contains("1 row, no finding.");
  }

  @Test
  void connections_may_be_given() throws IOException {
    Path table = file("t.csv", "name,qps,latency\na,340130.92,1.22ms\n");

    assertThat(audit(table.toString())).isEqualTo(ExitCode.OK);
    assertThat(audit(table.toString(), "--given", "connections=360"))
        .isEqualTo(ExitCode.UNEXPECTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--given connections=360 --given connections=10 | it is given twice",
        "--map latency=mean --map latency=ignore | the column is mapped twice",
        "--given connections=-1 | the value must be a number above 0",
        "--given errors=-1 | the value must be a number of 0 or more"
      })
  void what_is_told_beside_a_table_is_told_once_and_possible(String options, String words)
      throws IOException {
    Path table = file("t.csv", "name,qps,latency\na,340130.92,1.22ms\n");
    String[] all = (table + " " + options).split(" ");

    assertThat(audit(all)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().replaceAll("\\s+", " ")).contains(words);
  }

  @Test
  void what_could_not_be_tested_for_want_of_the_connections_is_told() throws IOException {
    Path table = file("t.csv", "name,qps,latency\na,340130.92,1.22ms\n");

    audit(table.toString(), "--given", "connections=1000");
    assertThat(out.toString()).doesNotContain("not tested");
    audit(table.toString());
    assertThat(out.toString()).contains("not tested: throughput x mean latency");
  }

  @Test
  void the_tool_and_the_unit_of_times_may_be_given() throws IOException {
    Path table = file("t.csv", "name,qps,avg,memory\na,1000,10,5MB\nb,2000,7,5MB\nc,50,20,5MB\n");

    refused(table, "or of all times by bench audit --times-in ms");
    err.getBuffer().setLength(0);
    assertThat(audit(table.toString(), "--times-in", "ms")).isEqualTo(ExitCode.OK);
    assertThat(audit(table.toString(), "--times-in", "ms", "--given", "tool=wrk"))
        .isEqualTo(ExitCode.UNEXPECTED);
    assertThat(out.toString()).contains("little-varies", "tool-cannot-measure");
    assertThat(audit(table.toString(), "--times-in", "MB")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--times-in 'MB': the unit must be ns, us, ms or s");
  }

  @Test
  void bad_input_ends_with_2_and_one_sentence() throws IOException {
    Path large = folder.resolve("large.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(50L << 20);
    }
    Path binary = folder.resolve("binary.csv");
    Files.write(binary, new byte[] {'a', ',', 'b', '\n', 0, 1, 2});
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "name,\u00b5s\na,1\n".getBytes(StandardCharsets.ISO_8859_1));

    refused(large, "is larger than 4 MiB");
    refused(binary, "is not UTF-8 text");
    refused(latin, "is not UTF-8 text");
    refused(file("empty.csv", ""), "is empty");
    refused(file("blank.md", " \n\n"), "is empty");
    refused(folder, "cannot read");
    refused(folder.resolve("nowhere.csv"), "it does not exist");
    refused(file("t.csv", "name,qps\na\n"), "line 2 has 1 cell");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_head() throws IOException {
    assertThat(audit(file("t.csv", "\uFEFFqps,name\n1,a\n").toString())).isEqualTo(ExitCode.OK);
  }

  @Test
  void raw_runs_of_other_names_and_sentences_about_other_rows_are_refused() throws IOException {
    Path table = file("t.csv", "name,qps\na,1\n");
    Path raw = file("raw.csv", "name,qps\nb,1\n");
    Path said = file("said.csv", "id,says,row,column,relation\nX,b is best,b,qps,highest\n");

    assertThat(audit(table.toString(), "--raw", raw.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no raw run has the name and the load of a row of");
    assertThat(audit(table.toString(), "--sentences", said.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("the sentence X is about the row 'b'");
  }

  private void refused(Path file, String words) {
    err.getBuffer().setLength(0);
    assertThat(audit(file.toString())).as(file.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("bench: ").contains(words).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> told(String known) {
    return findings()
        .filter(it -> it.get("known").asString().equals(known))
        .map(it -> it.get("standing").asString())
        .toList();
  }

  private List<String> arithmetic(String rule) {
    return findings()
        .filter(it -> it.get("rule").asString().equals(rule))
        .map(it -> it.get("arithmetic").asString())
        .toList();
  }

  private Stream<JsonNode> findings() {
    JsonNode all = JsonMapper.shared().readTree(out.toString());
    return IntStream.range(0, all.size()).mapToObj(all::get);
  }

  private int audit(String... arguments) {
    CommandLine line = Bench.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(
        Stream.concat(Stream.of("audit"), Stream.of(arguments)).toArray(String[]::new));
  }
}
