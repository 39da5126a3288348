package org.servletbench.harness.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Recording.Second;
import org.servletbench.harness.model.Text;

/**
 * Where the time of good answers went, as the target told it in Server-Timing, and how far the
 * stages add up to what the client felt. An answer that does not name a stage has spent no time in
 * it, so that each figure is one of all good answers.
 */
final class StageMetrics {
  private static final String TAG = "stage.";
  private static final String OUTSIDE = "outside";
  private static final String LOG = "open-loop latency.hlog ";
  private static final String TOTALS = "open-loop totals.properties ";
  private static final String TOLD = "server-timing-";
  private static final int[] PERCENTS = {50, 99};

  private final Recording.Seconds recording;
  private final List<Second> seconds;
  private final MeasurementCollector rows;

  StageMetrics(Recording.Seconds recording, MeasurementCollector rows) {
    this.recording = recording;
    this.seconds = recording.measured();
    this.rows = rows;
  }

  /** Behind the latencies; nothing where the driver did not ask. */
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
    for (int percent : PERCENTS) {
      off("p" + percent, stages, whole, merged -> merged.percentileMillis(percent));
    }
    off("mean", stages, whole, MergedHistogram::meanMillis);
    total("untold");
    total("overlapping");
    total("beyond");
    total("malformed");
  }

  /** In the order in which the target named them, and last what is outside of them. */
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
    if (names.remove(OUTSIDE)) {
      names.add(OUTSIDE);
    }
    return names;
  }

  private void figures(String name, MergedHistogram stage) {
    String source =
        LOG + TAG + name + (name.equals(OUTSIDE) ? ": (done - slot) - the stages told" : "");
    for (int percent : PERCENTS) {
      rows.add(
          Text.of("stage_%s_p%d_ms", name, percent), stage.percentileMillis(percent), "ms", source);
    }
    rows.add("stage_" + name + "_mean_ms", stage.meanMillis(), "ms", source);
  }

  private interface Statistic {
    OptionalDouble of(MergedHistogram merged);
  }

  /** By how much of the whole the sum of the stages exceeds it, at one statistic. */
  private void off(
      String name,
      Map<String, MergedHistogram> stages,
      MergedHistogram whole,
      Statistic statistic) {
    OptionalDouble total = statistic.of(whole);
    double sum = stages.values().stream().mapToDouble(s -> statistic.of(s).orElse(0)).sum();
    rows.add(
        "stages_" + name + "_off",
        total.isPresent() && total.getAsDouble() > 0
            ? OptionalDouble.of(sum / total.getAsDouble() - 1)
            : OptionalDouble.empty(),
        "1",
        LOG + "sum of the stages' " + name + " / that of ok.felt - 1");
  }

  private void total(String key) {
    String text = recording.totals().get(TOLD + key);
    rows.add(
        "stages_" + key,
        text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text)),
        "1",
        TOTALS + TOLD + key);
  }
}
