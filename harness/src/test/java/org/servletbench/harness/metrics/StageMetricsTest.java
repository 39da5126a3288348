package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.catalogue.Catalogue;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.verify.ExtractedTrial;

class StageMetricsTest {
  private static final Scenario SCENARIO =
      SecondsTrial.scenario(
          Driver.OPEN_LOOP, SecondsTrial.OPEN, ClientSettings.DEFAULT.withServerTiming());

  /** 2 s of 100 answers of 20 ms; the warm-up and a stage that only half of them name stand by. */
  private static final TrialRecord RECORD =
      trial("queue,wait,cache")
          .second(-1, counts(), stages(100, 9, "queue", 900.0, "wait", 900.0))
          .second(
              0,
              counts(),
              stages(100, 20, "queue", 1.0, "wait", 15.0, "cache", 2.0, "outside", 2.0))
          .second(1, counts(), stages(100, 20, "queue", 3.0, "wait", 15.0, "outside", 2.0))
          .record();

  @ParameterizedTest
  @CsvSource({
    "stage_queue_p50_ms,   1",
    "stage_queue_mean_ms,  2",
    "stage_wait_p50_ms,    15",
    "stage_wait_mean_ms,   15",
    "stage_cache_p50_ms,   0",
    "stage_cache_mean_ms,  1",
    "stage_outside_p50_ms, 2",
    "stages_mean_off,      0",
    "stages_p50_off,       -0.1",
    "stages_untold,        3",
    "stages_overlapping,   0"
  })
  void a_stage_is_a_figure_of_all_good_answers_of_MEASURE(String metric, double value) {
    assertThat(find(RECORD, metric).orElseThrow().value().orElseThrow())
        .isCloseTo(value, offset(0.001 * Math.max(1, value)));
    assertThat(find(RECORD, metric).orElseThrow().source()).isNotBlank();
  }

  @Test
  void stages_stand_in_the_targets_order_and_what_is_outside_last() {
    assertThat(
            MeasurementExtractor.extract(RECORD).stream()
                .map(measurement -> measurement.metric().label())
                .filter(metric -> metric.startsWith("stage_") && metric.endsWith("_mean_ms")))
        .containsExactly(
            "stage_queue_mean_ms",
            "stage_wait_mean_ms",
            "stage_cache_mean_ms",
            "stage_outside_mean_ms");
  }

  @Test
  void a_percentile_needs_ten_answers_beyond_it() {
    assertThat(find(RECORD, "stage_queue_p99_ms").orElseThrow().value()).isEmpty();
    assertThat(find(RECORD, "stages_p99_off").orElseThrow().value()).isEmpty();
  }

  @Test
  void a_driver_that_did_not_ask_tells_no_stages() {
    assertThat(MeasurementExtractor.extract(SecondsTrial.sound().record()))
        .noneMatch(measurement -> measurement.metric().label().startsWith("stage"));
  }

  @ParameterizedTest
  @CsvSource({"2.0, 0, 0", "2.1, 0, 1", "1.9, 0, 1", "2.1, 1, 0"})
  void means_that_do_not_add_up_break_the_driver_unless_the_stages_overlap(
      double outside, int overlapping, int reasons) {
    TrialRecord record =
        trial("wait")
            .total("server-timing-overlapping", overlapping)
            .second(0, counts(), stages(1000, 20, "wait", 18.0, "outside", outside))
            .record();

    List<String> told =
        ExtractedTrial.of(record).validity().reasons().stream()
            .filter(reason -> reason.contains("means of the stages"))
            .toList();

    assertThat(told).hasSize(reasons);
  }

  /** A name is any token of HTTP. */
  @ParameterizedTest
  @ValueSource(strings = {"DB", "db.felt", "a!b", "x|y~z", "9'"})
  void a_stage_has_the_name_that_the_target_gives_it(String name) {
    TrialRecord record = trial(name).second(0, counts(), stages(100, 100, name, 60.0)).record();

    Measurement stage = find(record, "stage_" + name + "_p50_ms").orElseThrow();
    assertThat(stage.value().orElseThrow()).isCloseTo(60, within(0.1));
    assertThat(find(record, "latency_p50_ms").orElseThrow().value().orElseThrow())
        .isCloseTo(100, within(0.1));
    assertThat(Catalogue.named(stage.metric().label())).isEqualTo(stage.metric());
  }

  private static SecondsTrial trial(String order) {
    return SecondsTrial.of(SCENARIO)
        .total("server-timing-stages", order)
        .total("server-timing-untold", 3)
        .total("server-timing-overlapping", 0);
  }

  private static Map<String, Integer> counts() {
    return Map.of("sent", 100, "completed", 100, "ok", 100);
  }

  /** The whole, and pairs of a stage's name and its milliseconds. */
  private static Map<String, String> stages(int count, double whole, Object... pairs) {
    Map<String, String> histograms = new HashMap<>();
    histograms.put("ok.felt", Encoded.millis(count, whole));
    for (int i = 0; i < pairs.length; i += 2) {
      histograms.put("stage." + pairs[i], Encoded.millis(count, (double) pairs[i + 1]));
    }
    return histograms;
  }

  private static Optional<Measurement> find(TrialRecord record, String metric) {
    return MeasurementExtractor.extract(record).stream()
        .filter(measurement -> measurement.metric().label().equals(metric))
        .findFirst();
  }
}
