package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ResponseTimePictureTest {
  private static final Scenario BLOCKING = ArticleTrial.scenario("blocking", Strategy.BLOCKING);

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document picture, String element) {
    NodeList found = picture.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Test
  void it_names_what_it_shows_in_real_text_and_in_sentences() throws Exception {
    Document picture = parsed(svg(Reports.of(6)));

    assertThat(texts(picture, "text"))
        .contains("blocking", "async-blocking", "clients give up after 60 s", "20 s", "1 s")
        .contains("when the request was sent");
    assertThat(texts(picture, "title")).containsExactly("tiny: response time over the run");
    assertThat(texts(picture, "desc").getFirst())
        .contains("20 requests/s for 60 s")
        .contains("blocking: median from 1.26 s to 60 s, ")
        .contains(" of 7,200 timed out. Theory: from 1 s to 60 s.")
        .contains("async-blocking: median from 1.01 s to 1.01 s.");
  }

  @Test
  void it_has_both_themes_no_script_and_fits_into_a_page() throws Exception {
    String svg = svg(Reports.of(6));

    assertThat(svg).contains("prefers-color-scheme:dark").hasSizeLessThan(40_000);
    assertThat(svg).doesNotContain("script").doesNotContain("http://www.w3.org/1999/xlink");
    assertThat(parsed(svg).getDocumentElement().getAttribute("role")).isEqualTo("img");
  }

  @Test
  void words_of_a_suite_cannot_break_the_file() throws Exception {
    String question = "Is 1 < 2 && \"3\" > 2? </desc><script>";
    RunReport report = Reports.of(Reports.suite(1, question), Reports.trials(1));

    assertThat(texts(parsed(svg(report)), "desc").getFirst()).startsWith(question);
  }

  @Test
  void a_scenario_without_a_valid_trial_is_left_out() throws Exception {
    RunReport report = Reports.withBrokenTrial("?", "no port");

    assertThat(texts(parsed(svg(report)), "text"))
        .contains("blocking")
        .doesNotContain("async-blocking");
  }

  @Test
  void a_run_of_any_length_has_a_file_of_the_same_size() {
    Scenario longer = BLOCKING.scaled(1.0 / 12);
    String svg = svg(report(longer));

    assertThat(svg).hasSizeLessThan(20_000);
  }

  /** Loads that the picture is not for: closed, uneven, and not the same for all. */
  @ParameterizedTest
  @CsvSource({"closed", "another delay", "another rate"})
  void it_is_not_drawn_where_scenarios_are_no_ways_side_by_side(String what) {
    Duration minute = Duration.ofSeconds(60);
    Scenario other =
        switch (what) {
          case "closed" ->
              scenario(
                  new Load.Closed(20, Duration.ZERO, Duration.ZERO, Duration.ZERO, minute, minute),
                  Duration.ofSeconds(1));
          case "another delay" -> scenario(BLOCKING.load(), Duration.ofSeconds(2));
          default -> scenario(Load.Open.even(10, minute, minute), Duration.ofSeconds(1));
        };

    Suite suite = new Suite("s", "?", 1, 1, List.of(BLOCKING, other), List.of());
    RunReport both = Reports.of(suite, List.of(ArticleTrial.of(BLOCKING).record()));
    assertThat(ResponseTimePicture.of(both)).isEmpty();
    assertThat(new TextReport(both).markdown()).doesNotContain(".svg");
  }

  private static String svg(RunReport report) {
    return ResponseTimePicture.of(report).orElseThrow().svg();
  }

  private static RunReport report(Scenario scenario) {
    return Reports.of(
        new Suite("s", "?", 1, 1, List.of(scenario), List.of()),
        List.of(ArticleTrial.of(scenario).record()));
  }

  private static Scenario scenario(Load load, Duration delay) {
    return new Scenario(
        "other",
        BLOCKING.target(),
        load instanceof Load.Closed ? Driver.OPEN_LOOP : BLOCKING.driver(),
        load,
        BLOCKING.client(),
        BLOCKING.warmUp(),
        Optional.of(delay),
        Optional.empty());
  }
}
