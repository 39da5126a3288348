package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.stats.Holm;
import org.servletbench.harness.stats.LogRatio;
import org.servletbench.harness.stats.Margin;
import org.servletbench.harness.system.RunFile;

/**
 * Splits recorded trials of one scenario into two by chance, one of each round to each side: what
 * differs then differs by chance.
 */
class RecordedSplitsTest {
  private static final Path MEASUREMENTS =
      Path.of("../results/published/2026-11-29-epyc-2-cores-same-twice/measurements.csv");

  private static final int SPLITS = 200;

  @ParameterizedTest
  @ValueSource(strings = {"latency_p50_ms", "latency_p99_ms", "cpu_us_per_request"})
  void two_halves_of_the_same_trials_are_different_in_at_most_6_percent_of_the_splits(
      String metric) {
    List<double[]> rounds = rounds(metric);
    assertThat(rounds).hasSize(12);
    Random random = new Random(11);
    int different = 0;
    for (int split = 0; split < SPLITS; split++) {
      double[] one = new double[rounds.size()];
      double[] other = new double[rounds.size()];
      for (int round = 0; round < one.length; round++) {
        int side = random.nextInt(2);
        one[round] = rounds.get(round)[side];
        other[round] = rounds.get(round)[1 - side];
      }
      LogRatio ratio = LogRatio.paired(one, other).orElseThrow();
      different += Holm.judge(ratio, Margin.USUAL).word().isDifferent() ? 1 : 0;
    }

    assertThat(different).isLessThanOrEqualTo(SPLITS * 6 / 100);
  }

  /** Returns both trials of each round. */
  private static List<double[]> rounds(String metric) {
    Map<Integer, double[]> rounds = new TreeMap<>();
    for (String row : RunFile.text(MEASUREMENTS).lines().skip(1).toList()) {
      String[] cells = row.split(",", 5);
      if (cells[2].equals(metric)) {
        int side = cells[0].equals("one") ? 0 : 1;
        rounds.computeIfAbsent(Integer.parseInt(cells[1]), round -> new double[2])[side] =
            Double.parseDouble(cells[3]);
      }
    }
    return List.copyOf(rounds.values());
  }
}
