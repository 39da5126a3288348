package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.system.RunFile;

/** Splits recorded trials of one scenario in two at random: whatever differs then is chance. */
class RecordedTrialsTest {
  /** The published run with most trials of a scenario: six. */
  private static final Path RUN =
      Docs.ROOT.resolve("results/published/2026-11-23-epyc-2-cores-article");

  private static final int TRIALS = 6;
  private static final int SPLITS = 200;

  private static final Set<String> METRICS =
      Set.of(
          "goodput_rps",
          "latency_p50_ms",
          "latency_p90_ms",
          "latency_p99_ms",
          "cpu_us_per_request",
          "context_switches_per_request",
          "threads_peak",
          "rss_peak_mib");

  @Test
  void a_scenario_is_rarely_different_from_itself() {
    Random random = new Random(1);
    int compared = 0;
    int different = 0;
    for (List<Double> trials : trials().values()) {
      for (int split = 0; split < SPLITS && trials.size() == TRIALS; split++) {
        Collections.shuffle(trials, random);
        double[] values = trials.stream().mapToDouble(each -> each).toArray();
        Optional<LogRatio> ratio =
            LogRatio.unpaired(
                Arrays.copyOfRange(values, 0, TRIALS / 2),
                Arrays.copyOfRange(values, TRIALS / 2, TRIALS));
        if (ratio.isPresent()) {
          compared++;
          different += Holm.judge(ratio.get(), Margin.USUAL).word().isDifferent() ? 1 : 0;
        }
      }
    }
    assertThat(compared).isGreaterThan(5_000);
    assertThat((double) different / compared).isLessThanOrEqualTo(0.06);
  }

  /** Values by scenario and metric. */
  private static Map<List<String>, List<Double>> trials() {
    Map<List<String>, List<Double>> trials = new LinkedHashMap<>();
    RunFile.text(RUN.resolve("measurements.csv"))
        .lines()
        .map(line -> line.split(","))
        .filter(cells -> METRICS.contains(cells[2]) && !cells[3].isEmpty())
        .forEach(
            cells ->
                trials
                    .computeIfAbsent(List.of(cells[0], cells[2]), key -> new ArrayList<>())
                    .add(Double.parseDouble(cells[3])));
    return trials;
  }
}
