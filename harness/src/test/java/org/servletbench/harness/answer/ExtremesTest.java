package org.servletbench.harness.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RSS_PEAK_MIB;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunSummary;

class ExtremesTest {
  private static final int TABLES = 500;

  /** The ends are found by looking, which costs some of the 5 %; 11 % allows for 500 tables. */
  @ParameterizedTest
  @CsvSource({"2, 3, 0.2", "12, 3, 0.1", "6, 5, 0.2", "12, 10, 0.1"})
  void of_equal_scenarios_few_tables_find_two_that_differ(int scenarios, int trials, double noise) {
    Random random = new Random(7);
    long found =
        IntStream.range(0, TABLES)
            .filter(
                table ->
                    cost(run(
                            IntStream.range(0, scenarios)
                                .mapToObj(i -> noisy("s-" + i, trials, noise, random))
                                .toArray(Found[]::new)))
                        .isSure())
            .count();

    assertThat(found / (double) TABLES).isLessThan(0.11);
  }

  private static Found noisy(String name, int trials, double noise, Random random) {
    return scenario(name, trials)
        .with(
            "cpu_us_per_request",
            IntStream.range(0, trials)
                .mapToDouble(i -> 400 * Math.exp(noise * random.nextGaussian()))
                .toArray());
  }

  /**
   * The ends share two rounds, and so have no interval; the one between has one, and a wide one.
   */
  @Test
  void where_the_ends_have_no_interval_none_is_used_to_share_their_ranks() {
    RunSummary run =
        run(
            scenario("low", 2).with("rss_peak_mib", 1000, 1001),
            scenario("middle", 5).with("rss_peak_mib", 1700, 6400, 1900, 1800, 5000),
            scenario("high", 5).with("rss_peak_mib", 5200, 5300, 5250, 5100, 5200));
    Pair memory =
        new Extremes(run, Manifest.NOTHING).pair(RSS_PEAK_MIB, run.scenarios()).orElseThrow();

    assertThat(memory.least()).containsExactly("low");
    assertThat(memory.most()).containsExactly("high");
    assertThat(memory.unmeasured()).isEqualTo(List.of());
  }

  private static Pair cost(RunSummary run) {
    return new Extremes(run, Manifest.NOTHING)
        .pair(CPU_US_PER_REQUEST, run.scenarios())
        .orElseThrow();
  }
}
