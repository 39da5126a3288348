package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.verify.ScenarioSummary;

/**
 * Writes the report as one page that opens from disk: the sections of {@code report.md}, and charts
 * over the run. It loads nothing, and without scripts it lacks only its charts.
 */
public final class HtmlReport {
  public static final String FILE = "report.html";

  private static final Pattern HEADING =
      Pattern.compile("<h2 id=\"([a-z-]+)\">([A-Z][a-z ]+)</h2>");

  /** With more scenarios than these, their charts are shown one by one. */
  private static final int MOST_OPEN = 3;

  private final RunReport report;
  private final Sections sections;
  private final Collection<String> files;

  private HtmlReport(RunReport report, Collection<String> files) {
    this.report = report;
    this.sections = new Sections(report);
    this.files = files;
  }

  /**
   * Returns the page.
   *
   * @param files names of the files beside it to which it links
   */
  public static String of(RunReport report, Collection<String> files) {
    return new HtmlReport(report, files).page();
  }

  private String page() {
    Suite suite = report.summary().suite();
    String body =
        picture()
            + section("Figures", "", Stream.concat(sections.figures(), sections.ratios()))
            + section("Claims", "", sections.claims())
            + section("Why", "", sections.why())
            + fairness()
            + course()
            + section("Machine", "", sections.machine())
            + files();
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\""
        + PageAssets.policy()
        + "\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
        + Html.element("title", suite.name() + ": " + suite.question())
        + "<style>"
        + PageAssets.STYLE
        + "</style>\n</head>\n<body>\n<header>\n<p class=\"suite\">"
        + Html.text(suite.name())
        + "</p>\n"
        + Html.element("h1", suite.question())
        + list("answer", report.sentences())
        + "<nav aria-label=\"sections\">"
        + HEADING
            .matcher(body)
            .results()
            .map(found -> "<a href=\"#" + found.group(1) + "\">" + found.group(2) + "</a>")
            .collect(Collectors.joining("\n"))
        + "</nav>\n</header>\n<main>\n"
        + body
        + "</main>\n<footer>How to read it, and how it was measured: docs/guide.md and"
        + " docs/method.md of servlet-bench. Charts: uPlot 1.6.32, MIT licence.</footer>\n"
        + "<script type=\"text/plain\" id=\"data\">"
        + PageAssets.packed(Json.of(data()))
        + "</script>\n<script>"
        + PageAssets.CHARTS
        + "</script>\n<script>"
        + PageAssets.SCRIPT
        + "</script>\n</body>\n</html>\n";
  }

  private static String id(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private String picture() {
    return Drawing.of(report)
        .map(
            drawing ->
                "<h2 id=\"picture\">Picture</h2>\n<img class=\"picture\" alt=\""
                    + Html.text(drawing.description())
                    + "\" src=\"data:image/svg+xml;base64,"
                    + Base64.getEncoder()
                        .encodeToString(drawing.svg().getBytes(StandardCharsets.UTF_8))
                    + "\">\n")
        .orElse("");
  }

  private static String section(String title, String lead, Stream<Part> parts) {
    String body = lead + parts.map(HtmlReport::part).collect(Collectors.joining());
    return body.isEmpty() ? "" : heading(title) + body;
  }

  private static String heading(String title) {
    return "<h2 id=\"" + id(title) + "\">" + title + "</h2>\n";
  }

  private static String part(Part part) {
    return switch (part) {
      case Part.Title(String text) -> Html.element("h3", text);
      case Part.Sentence(String text) -> Html.element("p", text);
      case Part.Sentences(List<String> texts) -> list("answer", texts);
      case Part.Rows(Table table) -> Html.table(table);
      case Part.Picture picture -> "";
    };
  }

  private String fairness() {
    List<String> warnings = Notes.of(report);
    return section(
        "Fairness",
        warnings.isEmpty()
            ? Html.element("p", "Every trial is valid, and there is no warning.")
            : list("warn", warnings),
        sections.fairness());
  }

  private static String list(String style, List<String> texts) {
    return texts.isEmpty()
        ? ""
        : texts.stream()
            .map(text -> "<li>" + Html.text(text) + "</li>\n")
            .collect(Collectors.joining("", "<ul class=\"" + style + "\">\n", "</ul>\n"));
  }

  private String course() {
    List<ScenarioSummary> scenarios = report.summary().scenarios();
    return heading("Over time")
        + "<div class=\"tools\"><p class=\"soft small\">Medians of the valid trials, second by"
        + " second; \u201cslowest\u201d is the slowest request of any of them. Drag to zoom,"
        + " double-click to go back.</p><label class=\"small\"><input"
        + " type=\"checkbox\" id=\"log\"> logarithmic response times</label></div>\n"
        + "<noscript><p>The charts need scripts; timeline.csv and readings.csv hold their"
        + " figures.</p></noscript>\n"
        + IntStream.range(0, scenarios.size())
            .mapToObj(i -> scenario(scenarios.get(i), i, scenarios.size() <= MOST_OPEN || i == 0))
            .collect(Collectors.joining());
  }

  private static String scenario(ScenarioSummary scenario, int index, boolean open) {
    return "<details class=\"scenario\" data-scenario=\""
        + index
        + "\""
        + (open ? " open" : "")
        + "><summary>"
        + Html.text(scenario.scenario().name())
        + "<span>"
        + Html.text(brief(scenario))
        + "</span></summary><div class=\"charts\"></div></details>\n";
  }

  private static String brief(ScenarioSummary scenario) {
    if (scenario.valid() == 0) {
      return "no valid trial: these charts show the invalid ones";
    }
    return Stream.of(
            labelled("good ", Say.figure(GOODPUT_RPS, scenario.median(GOODPUT_RPS))),
            labelled("p50 ", Say.figure(LATENCY.at(P50), scenario.median(LATENCY.at(P50)))),
            labelled("p99 ", Say.figure(LATENCY.at(P99), scenario.median(LATENCY.at(P99)))))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" \u00b7 "));
  }

  private static String labelled(String label, String figure) {
    return figure.isEmpty() ? "" : label + figure;
  }

  private String files() {
    return heading("Files")
        + files.stream()
            .filter(name -> !name.equals(FILE))
            .map(
                name ->
                    "<li><a href=\"./" + Html.text(name) + "\">" + Html.text(name) + "</a></li>")
            .collect(Collectors.joining("\n", "<ul class=\"files\">", "</ul>\n"));
  }

  private List<Object> data() {
    return report.summary().scenarios().stream()
        .map(
            summary -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("name", summary.scenario().name());
              json.put(
                  "charts",
                  new ScenarioCharts(report, summary).all().stream().map(Chart::json).toList());
              return (Object) json;
            })
        .toList();
  }
}
