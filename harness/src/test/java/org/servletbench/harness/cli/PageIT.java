package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.report.CalibrationReport;
import org.servletbench.harness.report.HtmlReport;
import org.servletbench.harness.report.MicroReport;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.MachineFile;
import org.servletbench.harness.run.MicroStore;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.verify.CapacityTest;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Slo;
import tools.jackson.databind.JsonNode;

/** Opens the page as people do. Without a Chromium on the path these tests are skipped. */
@Tag("side-by-side")
class PageIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static Browser browser;

  @TempDir static Path profile;
  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> chromium = Browser.installed();
    assumeTrue(
        chromium.isPresent(), "no chromium on the path: the page is not opened (apt: chromium)");
    browser = Browser.start(chromium.get(), profile);
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23-epyc-2-cores-article, 1440, light",
    "2026-11-29-xeon-2-cores-quick, 1440, dark",
    "2026-11-29-xeon-2-cores-defaults, 390, dark",
    "2026-11-29-epyc-2-cores-fast-downstream, 390, light"
  })
  void a_page_of_a_published_run_opens_without_a_complaint_and_loads_nothing(
      String run, int width, String scheme) throws Exception {
    opens(run, width, scheme);
  }

  @Tag("slow") // tables of 14 and 24 rows in every section, all of them looked at
  @ParameterizedTest
  @CsvSource({
    "2026-11-29-xeon-2-cores-strategies, 390, dark",
    "2026-11-29-xeon-2-cores-frameworks-wait, 1440, dark"
  })
  void so_does_a_large_one(String run, int width, String scheme) throws Exception {
    opens(run, width, scheme);
  }

  private void opens(String run, int width, String scheme) throws Exception {
    browser.open(page(published(run)), width, 900, scheme);
    browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    browser.evaluate(
        "(async () => { for (const box of document.querySelectorAll('.plot')) {"
            + " box.scrollIntoView({behavior: 'instant'});"
            + " while (!box.querySelector('canvas')) await new Promise(requestAnimationFrame); }"
            + " document.getElementById('log').click(); })()");

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address).matches("(file|data|blob):.*"));
    assertThat(
            browser
                .evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .asInt())
        .as("pixels that the page is wider than the screen")
        .isZero();
    assertThat(barriers()).isEmpty();
  }

  @Test
  void tables_sort_by_what_their_figures_mean() throws Exception {
    browser.open(page(published("2026-11-23-epyc-2-cores-article")), 1440, 900, "light");
    String first =
        "(() => { const table = document.querySelectorAll('table.sortable')[1];"
            + " const head = table.tHead.rows[0].cells[1]; head.firstChild.click();"
            + " return head.getAttribute('aria-sort') + ' '"
            + " + table.tBodies[0].rows[0].cells[0].textContent; })()";

    assertThat(browser.evaluate(first).asString()).startsWith("ascending async-");
    assertThat(browser.evaluate(first).asString())
        .as("30.8 s is more than 1 s")
        .isEqualTo("descending blocking");
  }

  @Test
  void the_table_behind_a_chart_holds_the_figures_of_the_timeline() throws Exception {
    browser.open(page(published("2026-11-23-epyc-2-cores-article")), 1440, 900, "light");
    String rows =
        browser
            .evaluate(
                "(async () => { const figure = [...document.querySelectorAll('figure')].find(each"
                    + " => each.textContent.startsWith('Requests per second'));"
                    + " const details = figure.querySelector('details'); details.open = true;"
                    + " while (!details.querySelector('table'))"
                    + " await new Promise(requestAnimationFrame);"
                    + " return [...details.querySelectorAll('tr')].map(row => [...row.cells]"
                    + ".map(cell => cell.textContent).join('|')).join('\\n'); })()")
            .asString();

    assertThat(rows).startsWith("second|offered|ok|timed out\n").contains("\n30 s|20/s|10/s|0/s\n");
  }

  @Test
  void the_words_of_a_hostile_suite_do_nothing() throws Exception {
    String hostile =
        "</title><script>document.title='owned'</script>\"><img src=x onerror=owned()>";
    String page =
        HtmlReport.of(Reports.of(Reports.suite(1, hostile), Reports.trials(1)), List.of(hostile));
    browser.open(Files.writeString(folder.resolve("report.html"), page), 1440, 900, "light");

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).noneMatch(address -> address.endsWith("/x"));
    assertThat(browser.evaluate("document.querySelector('h1').textContent").asString())
        .isEqualTo(hostile);
  }

  @Test
  void a_page_of_a_search_for_capacity_shows_its_probes() throws Exception {
    Finding found =
        Finding.Sustained.of(
            Slo.parse("p99<100ms"),
            List.of(
                CapacityTest.trial(100, 20, new Limit("nothing", "")),
                CapacityTest.trial(400, 900, CapacityTest.THREADS)));
    RunReport report = Reports.of(Reports.suite(1, "Up to what?"), Reports.trials(1)).led(found);
    browser.open(page(HtmlReport.of(report, List.of())), 390, 900, "dark");

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.evaluate("document.querySelector('img.picture').naturalWidth").asInt())
        .isEqualTo(640);
    assertThat(browser.evaluate("document.querySelector('.answer li').textContent").asString())
        .startsWith("capacity: 100/s with p99<100ms");
    assertThat(barriers()).isEmpty();
  }

  /** Those of microbenchmarks, of a calibration and of an audit: text and tables. */
  @ParameterizedTest
  @CsvSource({"jmh, 1440, light", "calibration, 390, dark", "audit, 390, light"})
  void a_page_without_charts_opens_without_a_complaint_and_fits(
      String kind, int width, String scheme) throws Exception {
    Path runs = ROOT.resolve("results/published");
    String html =
        switch (kind) {
          case "jmh" -> {
            MicroStore store = new MicroStore(runs.resolve("2026-11-29-xeon-2-cores-jmh"));
            yield new MicroReport(store.run(), store.results()).html();
          }
          case "calibration" ->
              new CalibrationReport(
                      MachineFile.calibration(
                              runs.resolve("2026-11-25-epyc-2-cores-calibration/calibration.json"))
                          .read()
                          .orElseThrow())
                  .html();
          default -> audited();
        };
    browser.open(page(html), width, 900, scheme);

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address).startsWith("file:"));
    assertThat(browser.evaluate("document.querySelectorAll('h1').length").asInt()).isEqualTo(1);
    assertThat(browser.evaluate("document.querySelectorAll('td').length").asInt()).isPositive();
    assertThat(
            browser
                .evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .asInt())
        .isZero();
    assertThat(barriers()).isEmpty();
  }

  /** Returns what axe calls serious or critical for people who use no mouse or no screen. */
  private static List<String> barriers() throws Exception {
    try (InputStream axe = PageIT.class.getResourceAsStream("/axe.min.js")) {
      browser.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + "; 0");
    }
    return browser
        .evaluate(
            "axe.run({resultTypes: ['violations']}).then(found => { if (!found.passes.length)"
                + " throw new Error('axe checked nothing'); return found.violations"
                + ".filter(each => ['serious', 'critical'].includes(each.impact))"
                + ".map(each => each.id + ': ' + each.nodes.map(node => node.html).join('  ')); })")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static String audited() {
    StringWriter page = new StringWriter();
    Bench.commandLine()
        .setOut(new PrintWriter(page))
        .execute(
            "audit",
            ROOT.resolve("results/reference/framework-article.csv").toString(),
            "--format",
            "html");
    return page.toString();
  }

  private Path page(String html) throws Exception {
    return Files.writeString(folder.resolve("report.html"), html);
  }

  private static String published(String run) {
    ResultStore store = ResultStore.open(ROOT.resolve("results/published").resolve(run));
    String page =
        HtmlReport.of(
            Reporting.report(store, new Library(new Installation(ROOT)).claims()), store.files());
    assertThat(page.length()).as("characters of the page").isLessThan(3_000_000);
    return page;
  }
}
