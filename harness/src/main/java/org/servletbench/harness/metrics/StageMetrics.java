package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.StageSum.STAGES_BEYOND;
import static org.servletbench.harness.catalogue.StageSum.STAGES_MALFORMED;
import static org.servletbench.harness.catalogue.StageSum.STAGES_OVERLAPPING;
import static org.servletbench.harness.catalogue.StageSum.STAGES_UNTOLD;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.servletbench.harness.catalogue.Stage;
import org.servletbench.harness.catalogue.StageSum;
import org.servletbench.harness.catalogue.Statistic;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Recording.Second;

/**
 * Adds where the time of good answers went, as the target reported it in Server-Timing, and how far
 * the stages add up to the client's latency. An answer that does not name a stage has spent no time
 * in it, so that each figure covers all good answers.
 */
final class StageMetrics {
  private static final String TAG = "stage.";
  private static final String TOLD = "server-timing-";

  private final Recording.Seconds recording;
  private final List<Second> seconds;
  private final MeasurementCollector rows;

  StageMetrics(Recording.Seconds recording, MeasurementCollector rows) {
    this.recording = recording;
    this.seconds = recording.measured();
    this.rows = rows;
  }

  /** Adds the figures after the latencies; adds nothing if the driver did not ask for stages. */
  void add() {
    SequencedSet<String> names = names();
    if (names.isEmpty()) {
      return;
    }
    MergedHistogram whole = MergedHistogram.of(seconds, "ok.felt"::equals);
    Map<String, MergedHistogram> stages = new LinkedHashMap<>();
    for (String name : names) {
      MergedHistogram stage = MergedHistogram.of(seconds, (TAG + name)::equals);
      long untold = Math.max(0, whole.count() - stage.count());
      stage.histogram().recordValueWithCount(0, untold);
      stages.put(name, stage);
    }
    stages.forEach(this::figures);
    Stage.STATISTICS.forEach(statistic -> off(statistic, stages, whole));
    Stream.of(STAGES_UNTOLD, STAGES_OVERLAPPING, STAGES_BEYOND, STAGES_MALFORMED)
        .forEach(this::total);
  }

  /** Returns the stages in the target's order; the last is the time outside of them. */
  private SequencedSet<String> names() {
    SequencedSet<String> tagged = new LinkedHashSet<>();
    seconds.forEach(
        second ->
            second.histograms().keySet().stream()
                .filter(tag -> tag.startsWith(TAG))
                .forEach(tag -> tagged.add(tag.substring(TAG.length()))));
    SequencedSet<String> names = new LinkedHashSet<>();
    Arrays.stream(recording.totals().getOrDefault(TOLD + "stages", "").split(","))
        .filter(tagged::contains)
        .forEach(names::add);
    names.addAll(tagged);
    if (names.remove(Stage.OUTSIDE)) {
      names.add(Stage.OUTSIDE);
    }
    return names;
  }

  private void figures(String name, MergedHistogram stage) {
    for (Statistic statistic : Stage.STATISTICS) {
      rows.add(new Stage(name, statistic), stage.at(statistic));
    }
  }

  /** Adds by which share of the whole the sum of the stages exceeds it, at one statistic. */
  private void off(
      Statistic statistic, Map<String, MergedHistogram> stages, MergedHistogram whole) {
    OptionalDouble total = whole.at(statistic);
    double sum = stages.values().stream().mapToDouble(s -> s.at(statistic).orElse(0)).sum();
    rows.add(
        StageSum.off(statistic),
        total.isPresent() && total.getAsDouble() > 0
            ? OptionalDouble.of(sum / total.getAsDouble() - 1)
            : OptionalDouble.empty());
  }

  private void total(StageSum metric) {
    String text = recording.totals().get(TOLD + metric.key());
    rows.add(
        metric,
        text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text)));
  }
}
