package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.catalogue.Catalogue;
import org.servletbench.harness.catalogue.LoadFigure;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.system.Installation;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Checks figures in prose. A comment before the text says where a figure comes from: {@code <!--
 * figure RUN SCENARIO METRIC TEXT -->}. The paragraph must hold the text, and the run must give it,
 * rounded to as many digits.
 */
class DocFiguresTest {
  private static final Pattern FIGURE =
      Pattern.compile("<!-- figure (\\S+) (\\S+) (\\S+) ([0-9.,]+)( \\S+)? -->");
  private static final Map<String, RunReport> REPORTS = new ConcurrentHashMap<>();
  private static final Map<String, Double> SCALES =
      Map.of("_ms s", 1000.0, "_mib GiB", 1024.0, "_ms ms", 1.0);

  /** A figure as a page states it. */
  record Figure(
      String page, String prose, String run, String scenario, String metric, String text) {
    @Override
    public String toString() {
      return page + ": " + scenario + " " + metric + " " + text;
    }
  }

  static Stream<Figure> figures() throws IOException {
    return Docs.pages().flatMap(page -> figures(page, Docs.text(page.toString())));
  }

  private static Stream<Figure> figures(Path page, String text) {
    return FIGURE
        .matcher(text)
        .results()
        .map(
            found ->
                new Figure(
                    Docs.ROOT.relativize(page).toString(),
                    prose(text.substring(found.end())),
                    found.group(1),
                    found.group(2),
                    found.group(3).equals("requests") ? "sent" : found.group(3),
                    found.group(4) + (found.group(5) == null ? "" : found.group(5))));
  }

  /** Returns the text after the comments, up to the next comment or heading. */
  private static String prose(String rest) {
    return rest.replaceFirst("^(\\s*<!--.*?-->)*", "").split("\n#|<!-- figure")[0];
  }

  @ParameterizedTest
  @MethodSource("figures")
  void a_figure_in_prose_is_that_of_its_run(Figure figure) {
    ScenarioSummary scenario =
        report(figure.run()).summary().scenarios().stream()
            .filter(each -> each.scenario().name().equals(figure.scenario()))
            .findFirst()
            .orElseThrow();
    OptionalDouble measured =
        scenario.pooled(
            Catalogue.named(
                figure.metric().equals("requests") ? LoadFigure.SENT.label() : figure.metric()));
    String[] words = figure.text().split(" ");
    BigDecimal stated = new BigDecimal(words[0].replace(",", ""));
    double scale =
        words.length == 1
            ? 1
            : SCALES.get(
                figure.metric().substring(figure.metric().lastIndexOf('_')) + " " + words[1]);

    assertThat(figure.prose()).contains(words[0]);
    assertThat(
            new BigDecimal(measured.orElseThrow() / scale)
                .round(new MathContext(Math.max(1, stated.precision()))))
        .as(figure.toString())
        .isEqualByComparingTo(stated);
  }

  /** GitHub reads a page in a minute: what is longer stands in docs. */
  @Test
  void the_README_has_at_most_900_words() {
    String words = Docs.text("README.md").replaceAll("(?s)<!--.*?-->", "");

    assertThat(words.split("\\s+").length).isLessThanOrEqualTo(900);
  }

  @Test
  void every_link_of_a_page_leads_somewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
    for (Path page : Docs.pages().toList()) {
      String text = Docs.text(page.toString()).replaceAll("(?s)```.*?```", "");
      for (var found : link.matcher(text).results().toList()) {
        if (!found.group(1).contains("://")) {
          Path target =
              found.group(1).isEmpty() ? page : page.resolveSibling(found.group(1)).normalize();
          assertThat(Files.exists(target)).as(page + ": " + found.group()).isTrue();
          if (found.group(2) != null) {
            assertThat(anchors(target)).as(page.toString()).contains(found.group(2));
          }
        }
      }
    }
  }

  /** Makes anchors from headings, as GitHub does. */
  private static List<String> anchors(Path page) {
    return Docs.text(page.toString())
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> "#" + line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static RunReport report(String run) {
    return REPORTS.computeIfAbsent(
        run,
        name ->
            Reporting.report(
                ResultStore.open(Docs.ROOT.resolve("results/published/" + name)),
                new Library(new Installation(Docs.ROOT)).claims()));
  }
}
