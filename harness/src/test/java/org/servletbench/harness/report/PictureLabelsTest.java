package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;
import static org.servletbench.harness.report.PictureStyle.HEIGHT;
import static org.servletbench.harness.report.PictureStyle.LEAST_ACROSS;
import static org.servletbench.harness.report.PictureStyle.LINE;
import static org.servletbench.harness.report.PictureStyle.TOP;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.answer.Found;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.verify.Verdicts;

class PictureLabelsTest {
  /** Of 63 characters. */
  private static final String LONG =
      "async-context-non-blocking-with-every-default-there-is-and-more";

  private static final Pattern WRITTEN =
      Pattern.compile("class=\"(?:name|note)\" x=\"([0-9.]+)\" y=\"([-0-9.]+)\"");

  private static final Pattern GRID =
      Pattern.compile("class=\"grid\" d=\"M([-0-9.]+) [-0-9.]+L([-0-9.]+) ");

  /** Eight names have room, and their notes have none beside them. */
  @ParameterizedTest
  @CsvSource({"4, 8", "8, 8"})
  void labels_of_lines_that_end_at_the_timeout_stay_in_the_picture(int ways, int written) {
    TrialRecord[] trials =
        IntStream.range(0, ways)
            .mapToObj(i -> trial("way-" + i, Strategy.BLOCKING, 1005))
            .toArray(TrialRecord[]::new);
    Drawing drawing = responseTime(trials);

    assertThat(drawing.description()).contains("timed out");
    assertApart(lines(drawing.svg()), written);
  }

  @Test
  void names_at_the_top_of_a_ladder_stay_in_the_picture() {
    Found[] all =
        Arrays.stream(Strategy.values())
            .limit(8)
            .map(Strategy::label)
            .flatMap(way -> Stream.of(step(way, 0, 1), step(way, 20, 1), step(way, 100, 1000)))
            .toArray(Found[]::new);

    assertApart(lines(ladder(all).svg()), 8);
  }

  @Test
  void a_long_name_is_shortened_and_leaves_room_for_the_plot() {
    for (Drawing drawing :
        List.of(
            responseTime(trial(LONG, Strategy.ASYNC_NON_BLOCKING, 1003)),
            ladder(
                step(LONG, 0, 1),
                step(LONG, 20, 1),
                step(LONG, 100, 1),
                step("async-context-non-blocking", 0, 1).jdk("25"),
                step("async-context-non-blocking", 20, 1).jdk("25")))) {
      MatchResult grid = GRID.matcher(drawing.svg()).results().findFirst().orElseThrow();
      double across = Double.parseDouble(grid.group(2)) - Double.parseDouble(grid.group(1));

      assertThat(across).isGreaterThanOrEqualTo(LEAST_ACROSS);
      assertThat(drawing.description()).contains(LONG + ": ");
      assertThat(drawing.svg()).contains(">async-context-\u2026e-is-and-more<");
    }
  }

  @Test
  void levels_that_would_cover_each_other_share_a_label() {
    String near =
        responseTime(
                trial("one", Strategy.ASYNC_NON_BLOCKING, 1040),
                trial("other", Strategy.ASYNC_NON_BLOCKING, 1060))
            .svg();
    String far =
        responseTime(
                trial("one", Strategy.ASYNC_NON_BLOCKING, 1040),
                trial("other", Strategy.ASYNC_NON_BLOCKING, 1300))
            .svg();

    assertThat(near).contains(">1 s<").doesNotContain(">1.1 s<");
    assertThat(far).contains(">1 s<", ">1.3 s<");
  }

  /** Where the names and notes beside the plot stand, from the top. */
  private static double[] lines(String svg) {
    return WRITTEN
        .matcher(svg)
        .results()
        .filter(found -> Double.parseDouble(found.group(1)) > 16) // where the subtitle begins
        .mapToDouble(found -> Double.parseDouble(found.group(2)))
        .sorted()
        .toArray();
  }

  /** Coordinates have one decimal. */
  private static void assertApart(double[] lines, int count) {
    assertThat(lines).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(lines[i]).isBetween((double) TOP - LINE, (double) HEIGHT);
      if (i > 0) {
        assertThat(lines[i] - lines[i - 1]).isGreaterThan(LINE - 0.11);
      }
    }
  }

  private static Drawing responseTime(TrialRecord... trials) {
    List<Scenario> scenarios = Stream.of(trials).map(TrialRecord::scenario).toList();
    Suite suite = new Suite("tiny", "?", 1, 1, scenarios, List.of());
    return ResponseTimePicture.of(Reports.of(suite, List.of(trials))).orElseThrow();
  }

  private static TrialRecord trial(String name, Strategy strategy, double serviceMillis) {
    return ArticleTrial.of(ArticleTrial.scenario(name, strategy), 1, serviceMillis).record();
  }

  private static Drawing ladder(Found... steps) {
    return LadderPicture.of(Reports.of(run(steps), new Verdicts(List.of()))).orElseThrow();
  }

  private static Found step(String way, int delay, double millis) {
    return scenario(way + "-" + delay + "ms", 1).delay(delay).with("latency_p50_ms", millis);
  }
}
