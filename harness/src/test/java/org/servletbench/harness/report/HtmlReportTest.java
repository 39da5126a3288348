package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  private static String page(RunReport report) {
    return HtmlReport.of(report, List.of("summary.csv", HtmlReport.FILE));
  }

  @Test
  void the_page_has_the_sections_in_the_order_in_which_readers_ask() {
    assertThat(page(Reports.of(6)))
        .containsSubsequence(
            "<h1>Does it?</h1>",
            "which is too much for blocking",
            "id=\"picture\"",
            "data:image/svg+xml;base64,",
            "id=\"figures\"",
            "<th scope=\"col\">what came back</th>",
            "id=\"claims\"",
            "id=\"why\"",
            "id=\"fairness\"",
            "id=\"over-time\"",
            "id=\"machine\"",
            "Some CPU, 2 cores",
            "id=\"files\"",
            "<a href=\"./summary.csv\">");
  }

  @Test
  void it_says_what_report_md_says() {
    RunReport report = Reports.of(6);
    String page = page(report);

    new Sections(report)
        .why()
        .map(part -> part instanceof Part.Rows(Table table) ? Html.table(table) : "")
        .forEach(table -> assertThat(page).contains(table));
    report.sentences().forEach(words -> assertThat(page).contains(Html.text(words)));
    Notes.of(report).forEach(words -> assertThat(page).contains(Html.text(words)));
  }

  @Test
  void the_first_cell_of_each_row_names_it() {
    String page = page(Reports.of(6));

    assertThat(count("<th scope=\"row\"", page))
        .isEqualTo(count("<tr>", page) - count("<thead><tr>", page))
        .isPositive();
    assertThat(page).doesNotContain("<tr><td");
  }

  private static int count(String part, String page) {
    return page.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void words_with_numbers_in_them_are_sorted_by_these() {
    assertThat(PageAssets.SCRIPT).contains(".localeCompare(String(b), 'en', {numeric: true})");
  }

  @Test
  void charts_of_invalid_trials_are_said_to_be_that() {
    assertThat(page(Reports.withBrokenTrial("?", "no port")))
        .contains("async-blocking<span>no valid trial: these charts show the invalid ones</span>")
        .containsPattern(">blocking<span>good [0-9.]+/s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</title><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "a | b\nc",
        "\u202eright to left\u001b[2J\u0000",
        "=cmd|' /C calc'!A0",
        "</script><!--<script>"
      })
  void hostile_words_stay_words(String words) {
    String page = page(Reports.withBrokenTrial(words, words));

    assertThat(page.split("<script", -1)).as("data, charts and our script").hasSize(4);
    assertThat(page).doesNotContain("<img src=x").doesNotContain("<!--");
    assertThat(page).doesNotContain("\u202e", "\u001b", "\u0000");
    assertThat(page).contains("<h1>" + Html.text(words) + "</h1>");
  }

  @Test
  void a_file_of_any_name_is_only_a_file() {
    assertThat(HtmlReport.of(Reports.of(1), List.of("javascript:alert(1)", "\"><b>.csv")))
        .contains("href=\"./javascript:alert(1)\"")
        .contains("href=\"./&quot;&gt;&lt;b&gt;.csv\"");
  }

  @Test
  void its_policy_lets_these_very_scripts_run_and_nothing_else() throws Exception {
    String page = page(Reports.of(1));
    String policy = page.substring(page.indexOf("default-src"), page.indexOf("\">\n<meta name"));

    assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe", "http", "*");
    for (Pattern inline : List.of(SCRIPT, STYLE)) {
      List<MatchResult> found = inline.matcher(page).results().toList();
      assertThat(found).isNotEmpty();
      for (MatchResult each : found) {
        byte[] bytes = each.group(1).getBytes(StandardCharsets.UTF_8);
        assertThat(policy)
            .contains("'sha256-" + Base64.getEncoder().encodeToString(sha256(bytes)) + "'");
      }
    }
  }

  @Test
  void it_names_no_address_to_load_from_and_stays_small() {
    String page = page(Reports.of(6));

    assertThat(page).doesNotContainPattern("(src|href)=\"?(https?:)?//").doesNotContain("@import");
    assertThat(page.length()).isLessThan(300_000);
  }

  /** To change the version: replace the files, their checksums here, and the name in the footer. */
  @ParameterizedTest
  @CsvSource({
    "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
    "uPlot.min.css,     df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
    "uPlot-LICENSE.txt, 8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd"
  })
  void the_vendored_library_is_what_its_authors_published(String file, String sum)
      throws Exception {
    try (var stream = HtmlReport.class.getResourceAsStream("page/" + file)) {
      assertThat(HexFormat.of().formatHex(sha256(stream.readAllBytes()))).isEqualTo(sum);
    }
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
